import type { Timing } from '#features/programs/rules/content.ts'
import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { noScore, type ScoreValues } from './score.ts'

/**
 * 5.2: a section that is done by the clock. It is known by when it began, so that a reload, a locked screen or a tab that
 * slept changes nothing: what the clock shows is reckoned from the time of day, never counted.
 */
export type Run = {
	workoutId: string
	sectionId: string
	kind: ScoredKind
	timing: Timing
	/** When the lead-in began, in milliseconds since 1970. */
	startedAt: number
	/** Since when it stands still, and for how long it did before. */
	pausedAt: number | null
	pausedFor: number
	/** Stopped by hand, before its end. */
	stoppedAt: number | null
	/** Whole rounds, counted by a thumb. */
	rounds: number
	/** Intervals that were missed, by number. */
	missed: number[]
}

type Of = Pick<Run, 'workoutId' | 'sectionId' | 'kind' | 'timing'>

/** Seconds to get to the bar. */
export const leadIn = 5

export const begin = (of: Of, now: number): Run => ({
	...{ workoutId: of.workoutId, sectionId: of.sectionId, kind: of.kind, timing: { ...of.timing } },
	...{ startedAt: now, pausedAt: null, pausedFor: 0, stoppedAt: null, rounds: 0, missed: [] },
})

export const pause = (run: Run, now: number): Run => (run.pausedAt === null ? { ...run, pausedAt: now } : run)

export const goOn = (run: Run, now: number): Run =>
	run.pausedAt === null
		? run
		: { ...run, pausedAt: null, pausedFor: run.pausedFor + Math.max(0, now - run.pausedAt) }

export const stop = (run: Run, now: number): Run => ({ ...goOn(run, now), stoppedAt: now })

/** Milliseconds since it began, without what it stood still; a clock that is put back can't make it less than nothing. */
export const elapsed = ({ startedAt, pausedAt, pausedFor, stoppedAt }: Run, now: number): number =>
	Math.max(0, (stoppedAt ?? pausedAt ?? now) - startedAt - pausedFor)

export type Phase = { what: 'ready' | 'work' | 'rest'; number: number; from: number; to: number }

/** Its phases one after the other, in milliseconds from its beginning; for time without a cap has no end. */
export function phasesOf({ kind, timing }: Pick<Run, 'kind' | 'timing'>): Phase[] {
	const { seconds = 60, rounds = 1, work = 20, rest = 10, cap = Number.POSITIVE_INFINITY } = timing
	const lengths: [Phase['what'], number, number][] = [['ready', 0, leadIn]]
	if (kind === 'amrap') lengths.push(['work', 1, seconds])
	else if (kind === 'for_time') lengths.push(['work', 1, cap])
	else
		for (let number = 1; number <= rounds; number++) {
			lengths.push(['work', number, kind === 'emom' ? seconds : work])
			if (kind === 'tabata' && number < rounds && rest > 0) lengths.push(['rest', number, rest])
		}
	let from = 0
	return lengths.map(([what, number, length]) => {
		const phase = { what, number, from, to: from + length * 1000 }
		from = phase.to
		return phase
	})
}

export type Moment = Phase & { over: boolean; gone: number; left: number; of: number }

/** Where it stands: the phase, how much of it is gone and left, and whether all is over. */
export function momentOf(run: Run, now: number): Moment {
	const phases = phasesOf(run)
	const at = elapsed(run, now)
	const last = phases.at(-1) as Phase
	const phase = phases.find(({ to }) => at < to) ?? last
	const gone = Math.min(at, phase.to) - phase.from
	const over = at >= last.to || run.stoppedAt !== null
	return { ...phase, over, gone, left: phase.to - phase.from - gone, of: last.number }
}

/** What is heard: the last three seconds of each phase, and what begins then. */
export type Cue = { at: number; says: 'soon' | 'work' | 'rest' | 'over' }

/** All that is to be heard after one moment and up to another, in milliseconds from the beginning. */
export const cuesBetween = (run: Run, after: number, upTo: number): Cue[] =>
	phasesOf(run)
		.flatMap((phase, at, all): Cue[] => {
			if (!Number.isFinite(phase.to)) return []
			const soon = [3, 2, 1].map((seconds) => phase.to - seconds * 1000).filter((at) => at > phase.from)
			return [
				...soon.map((at) => ({ at, says: 'soon' as const })),
				{ at: phase.to, says: (all[at + 1]?.what ?? 'over') as Cue['says'] },
			]
		})
		.filter(({ at }) => at > after && at <= upTo)

/** How late a cue may still be heard: after a locked screen nobody wants them all. In milliseconds. */
const late = 1000

/** What to sound now of what became due since it was last looked at. */
export const heard = (run: Run, after: number, now: number): Cue | null =>
	cuesBetween(run, Math.max(after, now - late), now).at(-1) ?? null

/** What it came to as far as the clock knows; the rest is typed. */
export function scoreOfRun(run: Run, now: number): ScoreValues {
	const { kind, rounds, missed, stoppedAt } = run
	const { from, what, number, gone, over, of } = momentOf(run, now)
	if (kind === 'amrap') return { ...noScore, rounds }
	if (kind === 'tabata') return noScore
	if (kind === 'emom') {
		// Stopped by hand, the interval that ran wasn't kept.
		const tried = what === 'ready' ? 0 : over && stoppedAt === null ? of : number - 1
		return { ...noScore, rounds: Math.max(0, tried - missed.filter((each) => each <= tried).length) }
	}
	if (stoppedAt === null) return { ...noScore, rounds: rounds || null }
	const seconds = from === 0 ? 0 : Math.floor(gone / 1000)
	return { ...noScore, seconds: seconds || null }
}

/** Longer than any section may be: what was begun before that is forgotten. In milliseconds. */
const forgottenAfter = 6 * 3_600_000

/** What was kept on the device, where it is of this workout and not of long ago. */
export function runOf(kept: string | null, workoutId: string, now: number): Run | null {
	if (kept === null) return null
	try {
		const run: Run = JSON.parse(kept)
		const whole =
			[run.startedAt, run.pausedFor, run.rounds].every(Number.isFinite) &&
			Array.isArray(run.missed) &&
			typeof run.timing === 'object'
		return whole && run.workoutId === workoutId && now - run.startedAt < forgottenAfter ? run : null
	} catch {
		return null
	}
}
