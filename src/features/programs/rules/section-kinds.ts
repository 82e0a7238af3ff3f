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
