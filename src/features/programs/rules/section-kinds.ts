/** How the items of a section are done. Apart from the schema, so that the browser has it without zod. */
export const sectionKinds = [
	'straight',
	'superset',
	'circuit',
	'amrap',
	'emom',
	'for_time',
	'tabata',
	'warm_up',
	'cool_down',
] as const

/** Kinds that end in a score, by a clock. */
export const scoredKinds = ['amrap', 'emom', 'for_time', 'tabata'] as const
export type ScoredKind = (typeof scoredKinds)[number]

export const isScored = (kind: string): kind is ScoredKind => scoredKinds.includes(kind as ScoredKind)

/** Kinds whose exercises are done in turn: A1, B1, A2, B2. */
export const isInTurn = (kind: string): boolean => kind === 'superset' || kind === 'circuit'
