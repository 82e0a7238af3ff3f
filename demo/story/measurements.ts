/**
 * Amélie's five months: down in spring, three weeks of nothing, a holiday in the wrong direction, and on. The waist says it
 * before the scale does, and the thigh grows with the squats. Ben was asked, and hasn't agreed.
 */
export const measuringClient = 'amelie'

/** How many days ago. */
export const measuring = { turnedOn: 160, agreed: 152 } as const

/** The studio's own beside the usual ones. */
export const ownMetric = { name: 'Pouls au repos', kind: 'number', unit: 'bpm', decimals: 0 } as const

/** On Sunday mornings, by herself, newest last: this many kilograms, and what she says about it. */
export const weights: readonly (number | readonly [kilograms: number, note: string])[] = [
	[66.8, 'Première pesée, à jeun'],
	66.5,
	66.6,
	66.1,
	65.8,
	65.9,
	65.4,
	65.2,
	65.3,
	65.2,
	[65.3, 'Trois semaines sans bouger, mais le jean est plus large'],
	64.9,
	64.7,
	[65.6, 'Retour de vacances en Bretagne'],
	65.1,
	64.6,
	64.4,
	64.5,
	64.1,
	63.9,
	[63.8, 'Après la sortie longue'],
]

/** About once a month at the studio, by Camille: days ago, centimetres and beats. */
export const checkUps: readonly {
	days: number
	waist: number
	thigh: number
	pulse: number
	note?: string
}[] = [
	{ days: 150, waist: 78.5, thigh: 55, pulse: 61, note: 'Bilan de départ' },
	{ days: 118, waist: 77.2, thigh: 55.2, pulse: 59 },
	{ days: 87, waist: 76, thigh: 55.6, pulse: 58, note: 'Le poids stagne, pas le tour de taille' },
	{ days: 55, waist: 75.4, thigh: 56.1, pulse: 56 },
	{ days: 24, waist: 74.3, thigh: 56.3, pulse: 54 },
	{ days: 3, waist: 73.9, thigh: 56.5, pulse: 53, note: 'Squat +12 kg depuis le départ' },
]
