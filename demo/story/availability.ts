import type { WeeklyHours } from '#features/availability/rules.ts'

/** Whose hours the story tells. */
export type StoryHours = {
	readonly coach: 'camille' | 'tom'
	/** Null: the studio's. */
	readonly timeZone: string | null
	readonly week: WeeklyHours[]
}

const weekdays = [1, 2, 3, 4, 5]

export const hours: readonly StoryHours[] = [
	{
		coach: 'camille',
		timeZone: null,
		week: [
			{ days: weekdays, start: '07:00', end: '12:00' },
			{ days: weekdays, start: '16:00', end: '20:00' },
			{ days: [6], start: '09:00', end: '12:00' },
		],
	},
	{
		coach: 'tom',
		timeZone: 'Europe/London',
		week: [
			{ days: weekdays, start: '06:30', end: '11:30' },
			{ days: weekdays, start: '17:00', end: '20:30' },
		],
	},
]

/** Days off, so many weeks from this Monday on, the last day included. */
export const daysOff = [
	{ coach: 'camille', week: 3, from: 3, to: 4, reason: 'Stage de triathlon à Vichy' },
	{ coach: 'camille', week: 9, from: 0, to: 6, reason: 'Vacances' },
	{ coach: 'tom', week: 2, from: 4, to: 4, reason: 'Physio course in Manchester' },
] as const

export const christmas = { from: '12-24', to: '12-31', reason: 'Fermeture de Noël' } as const

/** One day with hours of its own. */
export const openDay = { week: 1, day: 5, start: '09:00', end: '16:00', note: 'Portes ouvertes' } as const
