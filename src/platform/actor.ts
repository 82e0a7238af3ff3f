/** Whoever acts. Read live at each request (I32): nothing of it is remembered from an earlier one. */
export type StaffActor = {
	kind: 'staff'
	studioId: string
	/** The staff id in this studio. */
	id: string
	accountId: string
	role: 'owner' | 'coach' | 'assistant'
	name: string
	locale: Locale
	timeZone: string
}

export type ClientActor = {
	kind: 'client'
	studioId: string
	/** The client id in this studio. */
	id: string
	accountId: string
	name: string
	/** An archived client may look, if the studio allows it, but not act (2.1). */
	archived: boolean
	locale: Locale
	timeZone: string
}

/** An API key acts for the staff member who made it, and never beyond its scopes (14.1). */
export type KeyActor = {
	kind: 'key'
	studioId: string
	id: string
	accountId: string
	/** The staff member the key belongs to. */
	staffId: string
	role: 'owner' | 'coach' | 'assistant'
	scopes: readonly string[]
	name: string
	locale: Locale
	timeZone: string
}

/** Somebody not known to the studio: not logged in, or logged in with nothing to do here. */
export type VisitorActor = {
	kind: 'visitor'
	studioId: string | null
	id: null
	accountId: string | null
	name: string
	locale: Locale
	timeZone: string
}

/** Touchline itself: reactions, schedules, the demo. */
export type SystemActor = {
	kind: 'system'
	studioId: string
	id: null
	accountId: null
	name: string
	locale: Locale
	timeZone: string
}

export type Actor = StaffActor | ClientActor | KeyActor | VisitorActor | SystemActor
export type Locale = 'en' | 'fr'

export const visitor = (
	locale: Locale,
	accountId: string | null = null,
	studioId: string | null = null,
): VisitorActor => ({
	kind: 'visitor',
	studioId,
	id: null,
	accountId,
	name: 'visitor',
	locale,
	timeZone: 'UTC',
})

export const touchline = (studioId: string, locale: Locale = 'en'): SystemActor => ({
	kind: 'system',
	studioId,
	id: null,
	accountId: null,
	name: 'Touchline',
	locale,
	timeZone: 'UTC',
})

/** The staff member behind an actor, by hand or through a key; null for everybody else. */
export const staffIdOf = (actor: Actor): string | null =>
	actor.kind === 'staff' ? actor.id : actor.kind === 'key' ? actor.staffId : null
