import { noScore, type ScoreValues } from './score.ts'
import type { SetValues } from './session.ts'

/** What a device wrote, as far as a page of the workout shows it. */
export type Written = {
	does: string
	state: 'waits' | 'sent' | 'refused'
	/** When the server took it, by its clock. */
	at?: string
	stands?: boolean
	about: { setId?: string; sectionId?: string }
	body: {
		doneAt: string
		itemId?: string
		setNumber?: number
		comment?: string
		note?: string
		rpe?: number | null
	} & Partial<SetValues & ScoreValues>
}

/** A set as a page shows it. `doneAt`: when what stands there was done; null while it is open. */
export type Shown = {
	itemId: string
	number: number
	setId: string
	values: SetValues
	/** How hard it was; in whichever way it is shown. */
	rpe: number | null
	doneAt: string | null
	state: 'open' | 'saved' | 'unsent'
}

export type ShownEnd = {
	status: 'started' | 'completed' | 'skipped' | null
	comment: string
	unsent: boolean
}

/** What the page doesn't know yet: what wasn't sent, and what the server took after the page was read (it may be days old). */
export const notIn = (readAt: string, entries: readonly Written[]): Written[] =>
	entries.filter((each) =>
		each.state === 'sent'
			? each.stands !== false && Date.parse(each.at ?? '') > Date.parse(readAt)
			: each.state === 'waits',
	)

/**
 * 5.5: the sets of a page as they stand with what this device wrote since: as on the server, the later doing stands in each
 * place, and a set that was taken back leaves another device's alone.
 */
export function withWritten(sets: readonly Shown[], written: readonly Written[]): Shown[] {
	return written.reduce<Shown[]>(
		(known, each) =>
			each.does === 'training.log-set'
				? logged(known, each)
				: each.does === 'training.remove-set'
					? takenBack(known, each)
					: known,
		[...sets],
	)
}

const stateOf = ({ state }: Written) => (state === 'sent' ? ('saved' as const) : ('unsent' as const))

const isLater = (doneAt: string | null, than: string) =>
	doneAt !== null && Date.parse(doneAt) > Date.parse(than)

function logged(sets: Shown[], written: Written): Shown[] {
	const { setId } = written.about
	const { itemId, setNumber, doneAt } = written.body
	if (setId === undefined || itemId === undefined || setNumber === undefined) return sets
	const { reps, load, unit, seconds, metres } = written.body
	const [state, number] = [stateOf(written), setNumber]
	const done = {
		...{ itemId, number, setId, doneAt, state, rpe: written.body.rpe ?? null },
		values: {
			...{ reps: reps ?? null, load: load ?? null, unit: unit ?? null },
			...{ seconds: seconds ?? null, metres: metres ?? null },
		},
	}
	const here = sets.findIndex((each) => each.itemId === itemId && each.number === number)
	const standing = sets[here]
	if (standing && isLater(standing.doneAt, doneAt)) return sets
	// The unit of the place stays known where nothing was lifted.
	if (standing)
		return sets.with(here, { ...done, values: { ...done.values, unit: unit ?? standing.values.unit } })
	const last = sets.findLastIndex((each) => each.itemId === itemId)
	return sets.toSpliced(last + 1, 0, done)
}

function takenBack(sets: Shown[], written: Written): Shown[] {
	const { about, body } = written
	return sets.map((each) =>
		each.setId === about.setId && !isLater(each.doneAt, body.doneAt)
			? { ...each, state: 'open' as const, doneAt: null }
			: each,
	)
}

/** A section's score as a page shows it. */
export type ShownScore = {
	sectionId: string
	values: ScoreValues
	note: string
	doneAt: string | null
	state: 'open' | 'saved' | 'unsent'
}

/** 5.5: the scores of a page as they stand with what this device wrote since: the later doing stands. */
export const scoresWithWritten = (scores: readonly ShownScore[], written: readonly Written[]): ShownScore[] =>
	written.reduce<ShownScore[]>(scoreWith, [...scores])

function scoreWith(scores: ShownScore[], each: Written): ShownScore[] {
	const here = scores.findIndex(({ sectionId }) => sectionId === each.about.sectionId)
	const standing = scores[here]
	const { doneAt, rounds, reps, lowest, seconds, note } = each.body
	if (!standing || isLater(standing.doneAt, doneAt)) return scores
	if (each.does === 'training.remove-score')
		return scores.with(here, { ...standing, values: noScore, note: '', doneAt: null, state: 'open' })
	const values = {
		...{ rounds: rounds ?? null, reps: reps ?? null, lowest: lowest ?? null, seconds: seconds ?? null },
	}
	return each.does === 'training.log-score'
		? scores.with(here, { ...standing, values, note: note ?? '', doneAt, state: stateOf(each) })
		: scores
}

const ends: Record<string, 'completed' | 'skipped' | 'started'> = {
	'training.complete-workout': 'completed',
	'training.skip-workout': 'skipped',
	'training.reopen-log': 'started',
}

/** How the workout ended, with what this device wrote since. */
export function endWithWritten(end: ShownEnd, written: readonly Written[]): ShownEnd {
	let { status, comment, unsent } = end
	for (const { does, state, body } of written) {
		const said = ends[does]
		if (said) [status, comment, unsent] = [said, body.comment ?? comment, state === 'waits']
		else if ((does === 'training.log-set' || does === 'training.log-score') && status !== 'completed')
			status = 'started'
	}
	return { status, comment, unsent }
}
