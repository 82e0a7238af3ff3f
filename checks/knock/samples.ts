/**
 * What can't be made from a schema alone, by `feature.use-case.path.to.field`, `feature.field` or `field`: texts with a
 * pattern, values that must fit each other. Ids never stand here; they come from the world.
 */
export const samples: Record<string, unknown> = {
	timeZone: 'Europe/Paris',
	locale: 'en',
	content: { v: 1, sections: [] },
}

/** Verbs whose own people can't be let in by what the world has, with the reason. They are knocked at all the same. */
export const notArranged: Record<string, string> = {}

/** Use-cases that are on purpose no operation of the API, with the reason. */
export const notInApi: Record<string, string> = {}

/** Pages without anything to load, hence without a door: file → reason. */
export const pagesWithoutDoor: Record<string, string> = {}

/** Route parameters that are no ids of the world: what a stranger would try. */
export const routeTexts: Record<string, string> = {
	path: 'no-such-path',
	token: 'no-such-token',
	secret: 'no-such-token',
	slug: 'no-such-slug',
}
