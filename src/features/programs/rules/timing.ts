import type { SectionKind, Timing } from './content.ts'
import { isScored, type ScoredKind } from './section-kinds.ts'

/** What a coach may say of each kind (3.1): how long, how often, how much work and rest, and when it ends at the latest. */
export const timingFields: Readonly<Partial<Record<SectionKind, readonly (keyof Timing)[]>>> = {
	circuit: ['rounds'],
	superset: ['rounds'],
	amrap: ['seconds'],
	emom: ['rounds', 'seconds'],
	for_time: ['rounds', 'cap'],
	tabata: ['rounds', 'work', 'rest'],
}

/** What holds where the coach says nothing; for time has no end by itself. */
export const usualTiming: Readonly<Record<ScoredKind, Timing>> = {
	amrap: { seconds: 600 },
	emom: { rounds: 10, seconds: 60 },
	for_time: {},
	tabata: { rounds: 8, work: 20, rest: 10 },
}

type Timed = { kind: SectionKind; timing?: Timing | undefined }

/** How a section is timed: as the coach said it, else as usual; only what its kind has. */
export function timingOf({ kind, timing = {} }: Timed): Timing {
	const all = { ...(isScored(kind) ? usualTiming[kind] : {}), ...timing }
	const fields = timingFields[kind] ?? []
	return Object.fromEntries(Object.entries(all).filter(([key]) => fields.includes(key as keyof Timing)))
}
