/** Ongoing training (10.3): the last session of a small package is completed, and another is on deck, paid or still due. */
export const training = [
	{
		...{ coach: 'camille', client: 'yusuf', name: 'Séance technique', title: 'Technique : arraché' },
		...{ priceMinor: 4500, ago: 20, time: '12:00', pays: true },
	},
	{
		...{ coach: 'tom', client: 'sean', name: 'Lift check', title: 'Lift check: squat and pull' },
		...{ priceMinor: 2800, ago: 12, time: '12:00', pays: false },
	},
] as const
