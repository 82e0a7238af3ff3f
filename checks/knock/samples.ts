/**
 * What can't be made from a schema alone, by `feature.use-case.path.to.field`, `feature.field` or `field`: texts with a
 * pattern, values that must fit each other. Ids never stand here; they come from the world.
 */
export const samples: Record<string, unknown> = {
	timeZone: 'Europe/Paris',
	locale: 'en',
	content: { v: 1, sections: [] },
}

/** Texts with an id of the world inside, by field: which id, and what stands around it. */
export const idsInTexts: Record<string, { key: string; text: (id: string) => string }> = {
	'exercises.key': { key: 'exerciseId', text: (id) => `own:${id}` },
	exerciseKey: { key: 'exerciseId', text: (id) => `own:${id}` },
}

/** Verbs whose own people can't be let in by what the world has, with the reason. They are knocked at all the same. */
export const notArranged: Record<string, string> = {}

/**
 * Findings that are known and not mended yet: `<verb or file> as <stranger>` → what has to happen. A line that no longer
 * finds anything fails the test, so that none stays behind.
 */
export const stillOpen: Record<string, string> = {
	'clients.create-client is no operation': 'the clients feature is being built',
	"sharing.clients-of-program as another client's coach":
		'1.3: show a coach only clients they see, count the others',
	"sharing.deactivate-sharing as another client's coach": '1.3: effects name only clients the coach sees',
	"sharing.delete-sharing as another client's coach": '1.3: ask coachOf for the client',
	"sharing.set-sharing as another client's coach":
		'1.3: effects name, and lists take away, only clients the coach sees',
}

/** Use-cases that are on purpose no operation of the API, with the reason. */
export const notInApi: Record<string, string> = {}

/** Queries asked with POST, because what they ask about doesn't fit an address. */
export const askedByPost: Record<string, string> = {
	'exercises.names': 'takes up to 500 keys',
}

/** Pages without anything to load, hence without a door: file → reason. */
export const pagesWithoutDoor: Record<string, string> = {}

/** Route parameters that are no ids of the world: what a stranger would try. */
export const routeTexts: Record<string, string> = {
	path: 'no-such-path',
	token: 'no-such-token',
	secret: 'no-such-token',
	slug: 'no-such-slug',
}

/** Route files that may do without a door, with the reason. */
export const routesWithoutDoor: Record<string, string> = {
	'/src/routes/(public)/styleguide/+page.server.ts':
		'shows the kit; its forms answer fixed texts and keep nothing',
}
