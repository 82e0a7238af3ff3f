import type { Locale } from './shape.ts'

/**
 * What somebody of strength 1 lifts once, in kilograms (for a dumbbell or kettlebell: one of them). The simulation in
 * demo/train.ts works out from it what was lifted for a prescribed effort.
 */
export const oneRepMax: Readonly<Record<string, number>> = {
	'back-squat': 140,
	'front-squat': 118,
	'box-squat': 128,
	'pause-squat': 128,
	'goblet-squat': 52,
	'walking-lunge': 34,
	'split-squat': 34,
	'bulgarian-split-squat': 34,
	'step-up': 30,
	deadlift: 172,
	'trap-bar-deadlift': 178,
	'romanian-deadlift': 140,
	'dumbbell-romanian-deadlift': 46,
	'single-leg-romanian-deadlift': 28,
	'hip-thrust': 165,
	'bench-press': 104,
	'close-grip-bench-press': 94,
	'dumbbell-bench-press': 42,
	'incline-dumbbell-press': 37,
	'overhead-press': 66,
	'seated-dumbbell-press': 30,
	'landmine-press': 48,
	'kettlebell-press': 28,
	'chest-supported-row': 86,
	'seated-cable-row': 88,
	'lat-pulldown': 86,
	'dumbbell-row': 46,
	'face-pull': 36,
	'pallof-press': 26,
	'farmer-carry': 44,
	'suitcase-carry': 36,
	thruster: 78,
	'kettlebell-swing': 42,
	'turkish-get-up': 30,
	'kettlebell-clean': 30,
	'kettlebell-front-squat': 30,
	'single-arm-kettlebell-swing': 34,
	'medicine-ball-chest-pass': 10,
	'Halo à la kettlebell': 20,
	'Sandbag over shoulder': 80,
}

/** What clients say about a workout. */
export const remarks: Readonly<Record<Locale, { good: readonly string[]; skipped: readonly string[] }>> = {
	en: {
		good: [
			'Felt strong today.',
			'Last set was a fight, but it moved.',
			'Short on sleep, kept it tidy.',
			'New gym bar, a bit stiffer. Fine otherwise.',
			'Could have done one more.',
			'Best session in weeks.',
			'Took longer rests, busy rack.',
		],
		skipped: [
			'Work ran late.',
			'Away this weekend.',
			'Kids were off school.',
			'Not feeling it, rested instead.',
		],
	},
	fr: {
		good: [
			'Bonnes sensations.',
			'Dernière série dure mais propre.',
			'Petite nuit, j’ai gardé la technique.',
			'Un peu de vent sur les quais, sinon parfait.',
			'J’aurais pu en faire une de plus.',
			'Meilleure séance depuis longtemps.',
			'Salle pleine, récupérations plus longues.',
		],
		skipped: [
			'Réunion tardive.',
			'En déplacement cette semaine.',
			'Enfants à la maison.',
			'Fatigué, j’ai préféré me reposer.',
		],
	},
}

/** Whose newest workout is logged set by set, and what they said after it. */
export const lastWords: Readonly<Record<string, string>> = {
	amelie: 'Un peu raide au début, très bien ensuite. La dernière était la plus belle.',
	ben: 'Moved well at six in the morning. Best coffee after.',
	chloe: 'J’ai essayé de ne pas partir trop vite. Presque réussi !',
	maggie: 'Two kilos up on everything, and I could have talked throughout.',
}

/** What a client had kept in a spreadsheet: days ago, workout, exercise, set, repetitions, kilograms, RPE. */
export const spreadsheet: readonly (readonly [number, ...string[]])[] = [
	[212, 'Bas du corps', 'Squat arrière', '1', '5', '70', '7'],
	[212, 'Bas du corps', 'Squat arrière', '2', '5', '72,5', '8'],
	[212, 'Bas du corps', 'Presse du vieux club', '1', '12', '120', ''],
	[210, 'Haut du corps', 'Développé couché', '1', '8', '50', '7,5'],
	[210, 'Haut du corps', 'Développé couché', '2', '8', 'cinquante', ''],
	[205, 'Bas du corps', 'Squat arrière', '1', '5', '75', '8'],
	[205, 'Bas du corps', 'Soulevé de terre', '1', '5', '90', '8,5'],
	[203, 'Haut du corps', 'Développé couché', '1', '8', '52,5', '8'],
]
