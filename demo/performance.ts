import type { PrescribedSet, WorkoutItem } from '#features/programs/rules/content.ts'
import { setsOneByOne } from '#features/programs/rules/notation.ts'
import type { Chance } from './seeded.ts'
import type { StoryClient } from './story/people.ts'
import { oneRepMax } from './story/training.ts'

/** One set as it was done, in the units of the table `logged_set`. */
export type DoneSet = {
	number: number
	reps: number | null
	grams: number | null
	milliseconds: number | null
	millimetres: number | null
	rpe: number | null
}

type Single = Omit<PrescribedSet, 'count'>

/** How somebody does what is prescribed, `weeks` after they joined: a little stronger each week, not every day alike. */
export function doneSets(
	item: WorkoutItem,
	client: StoryClient,
	weeks: number,
	{ share }: Chance,
): DoneSet[] {
	const form = 0.98 + share() * 0.04
	const strength = client.strength * (1 + client.gain * weeks) * form
	const all = setsOneByOne(item.sets)
	return all.map(({ number, set }) => {
		const tired = number === all.length && share() < 0.1
		const reps = repsOf(set, tired, share)
		return {
			number,
			reps,
			grams: gramsOf(item, set, reps ?? 8, strength),
			milliseconds: timeOf(item, set, client.pace * form),
			millimetres: set.metres === undefined ? null : Math.round(set.metres * 1000),
			rpe: effortOf(item, set, tired, share),
		}
	})
}

function repsOf({ reps }: Single, tired: boolean, share: () => number): number | null {
	if (reps === undefined) return null
	if (reps === 'amrap') return 5 + Math.floor(share() * 5)
	if (typeof reps === 'object') return reps.min + Math.floor(share() * (reps.max - reps.min + 1))
	return tired && reps > 3 ? reps - 1 : reps
}

const slugOf = (item: WorkoutItem): string =>
	item.exercise?.source === 'library' ? item.exercise.id : item.name

/** A share of what is lifted once, or what an effort leaves in reserve by Epley's formula, on a bar one can load. */
function gramsOf(item: WorkoutItem, set: Single, reps: number, strength: number): number | null {
	const best = oneRepMax[slugOf(item)]
	if (set.load && 'kg' in set.load) return set.load.kg * 1000
	if (best === undefined) return null
	const toFailure = reps + 10 - (set.rpe ?? 7)
	const share = set.load && 'percent1rm' in set.load ? set.load.percent1rm / 100 : 1 / (1 + toFailure / 30)
	const step = best < 55 ? 2 : 2.5
	return Math.max(step, Math.round((best * strength * share) / step) * step) * 1000
}

function timeOf(item: WorkoutItem, set: Single, pace: number): number | null {
	if (set.seconds !== undefined) return set.seconds * 1000
	if (set.metres === undefined || slugOf(item) !== 'running') return null
	// Short repetitions are run faster than an easy kilometre.
	const faster = set.metres < 1500 ? 0.82 : 1
	return Math.round((set.metres / 1000) * pace * faster * 60) * 1000
}

function effortOf(item: WorkoutItem, set: Single, tired: boolean, share: () => number): number | null {
	if (oneRepMax[slugOf(item)] === undefined) return null
	const meant = set.rpe ?? 7.5
	return Math.min(10, meant + (tired ? 1 : share() < 0.25 ? 0.5 : 0))
}
