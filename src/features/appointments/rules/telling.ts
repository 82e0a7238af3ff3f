/** What a client was last told of an appointment, and what could be told now. Instants are ISO texts. */
export type Tellable = {
	startsAt: string
	endsAt: string
	place: string
	link: string | null
	coachId: string
	/** Ids of documents and shared links. */
	documents: readonly string[]
}

export type Fitting = 'confirmation' | 'update' | 'documents' | null

/**
 * 7.4: what "Save and notify" sends: never confirmed → confirmation; date, place, link or coach changed → update; only
 * documents added → new documents; anything else, as notes → nothing.
 * @param told the last thing this client was told; null when nothing was
 */
export function fittingMessage(told: Partial<Tellable> | null, current: Tellable): Fitting {
	// Somebody who heard that it is off knows nothing of its being on again.
	if (!told?.startsAt) return 'confirmation'
	const moved = (['startsAt', 'endsAt', 'place', 'link', 'coachId'] as const).some(
		(what) => told[what] !== current[what],
	)
	if (moved) return 'update'
	const known = new Set(told.documents ?? [])
	return current.documents.some((id) => !known.has(id)) ? 'documents' : null
}
