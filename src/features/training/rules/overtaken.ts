import { type ScoreValues, sameScore } from './score.ts'
import type { SetValues } from './session.ts'

/** One writing of a set, by whichever device. */
export type SetEntry = {
	setId: string
	itemId: string
	setNumber: number
	deviceId: string | null
	doneAt: Date
	values: SetValues
}

/** What stands in the log. */
type Standing = { id: string; itemId: string; setNumber: number; doneAt: Date } & SetValues

/**
 * 5.5: of two devices that both wrote a set, the later doing stands and the other value is kept beside it: the last thing each
 * other device wrote in this place, where it differs. What one device corrects by itself overtakes nothing.
 */
export function overtaken(set: Standing, entries: readonly SetEntry[]): SetEntry[] {
	const here = entries.filter((each) => each.itemId === set.itemId && each.setNumber === set.setNumber)
	const stands = here.find((each) => each.setId === set.id && each.doneAt.getTime() === set.doneAt.getTime())
	return stands ? lastOfOthers(stands, here).filter((each) => differ(each.values, set)) : []
}

type Written = { deviceId: string | null; doneAt: Date }

/** The last thing that each other device wrote in one place. */
function lastOfOthers<E extends Written>(stands: E, here: readonly E[]): E[] {
	const last = new Map<string | null, E>()
	for (const each of here.toSorted((a, b) => a.doneAt.getTime() - b.doneAt.getTime()))
		if (each.deviceId !== stands.deviceId) last.set(each.deviceId, each)
	return [...last.values()]
}

/** One writing of a section's score. */
export type ScoreEntry = Written & { sectionId: string; values: ScoreValues }

/** 5.5: what other devices wrote of a section, beside the score that stands. */
export function overtakenScores(
	score: ScoreValues & { sectionId: string; doneAt: Date },
	entries: readonly ScoreEntry[],
): ScoreEntry[] {
	const here = entries.filter((each) => each.sectionId === score.sectionId)
	const stands = here.find((each) => each.doneAt.getTime() === score.doneAt.getTime())
	return stands ? lastOfOthers(stands, here).filter((each) => !sameScore(each.values, score)) : []
}

/** One writing of a log's comment. */
export type CommentEntry = Written & { comment: string }

/** 5.5: what was said on other devices, beside the comment that stands: the last one written. Nothing said is no comment. */
export function overtakenComments(entries: readonly CommentEntry[]): string[] {
	const stands = entries.toSorted((a, b) => a.doneAt.getTime() - b.doneAt.getTime()).at(-1)
	const others = stands ? lastOfOthers(stands, entries) : []
	return others
		.map(({ comment }) => comment)
		.filter((comment) => comment !== '' && comment !== stands?.comment)
}

const differ = (one: SetValues, other: SetValues): boolean =>
	one.reps !== other.reps ||
	one.load !== other.load ||
	(one.load !== null && one.unit !== other.unit) ||
	one.seconds !== other.seconds ||
	one.metres !== other.metres
