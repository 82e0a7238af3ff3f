/** What Camille offers to those who begin (7.1): by the names of the story's types. */
export const startInSix = {
	name: 'Six séances pour démarrer',
	description:
		'Un bilan, puis cinq séances de technique, une par semaine : de quoi repartir avec un plan à soi.',
	lines: [
		{ type: 'start', count: 1, everyDays: 7 },
		{ type: 'solo', count: 5, everyDays: 7 },
	],
	totalMinor: 29_000,
} as const

export const offers = {
	/** Still to answer. */
	open: {
		client: 'amelie',
		message: 'Comme convenu mardi : six semaines pour le soulevé de terre, à votre rythme.',
		days: 12,
	},
	/** Dates chosen: Mondays at the same time, from next week on. */
	confirmed: { client: 'ines', time: '10:00', message: '' },
} as const
