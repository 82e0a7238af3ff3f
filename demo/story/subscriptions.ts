import type { StaffKey } from './shape.ts'

/** 1-2-1 and group programs of the studio (3.4), and who is in them, in every state (6.3). Days are days ago. */
export type StorySubscribed = {
	readonly key: string
	readonly by: StaffKey
	readonly title: string
	readonly description: string
	readonly type: 'one_to_one' | 'group'
	readonly weeks: number
	readonly daysAhead: number | null
	/** A group's first week, in weeks from this one, and whose weeks it borrows. */
	readonly startsInWeeks?: number
	readonly from?: string
	readonly created: number
	/** 3.5: in euros or pounds, in smallest units; left out: free. Without a rhythm: once. */
	readonly price?: { readonly minor: number; readonly unit?: 'week' | 'month' }
	readonly subscribers: readonly StorySubscriber[]
}

export type StorySubscriber = {
	readonly client: string
	readonly asked: number
	/** Left out: the invitation waits. */
	readonly joined?: number
	/** How it is paid where it costs something, days ago; left out: it waits to be paid. Paid once more each month since. */
	readonly paid?: number
	/** They leave with what is paid, days ago. */
	readonly leaves?: number
	readonly ends?: { readonly days: number; readonly how: 'finished' | 'cancelled' }
	/** What the coach put on their calendar: the day, in days from today, and what to do. */
	readonly workouts?: readonly (readonly [day: number, title: string, text: string])[]
}

const legs = 'Back squat: 4x6 @70% r150\nRomanian deadlift: 3x8 r120\nWalking lunge: 3x10\nPlank: 3x40s'
const upper = 'Bench press: 4x6 r120\nBent-over row: 4x8 r90\nOverhead press: 3x8 r90'
const easy = 'Rowing machine: 1x1200s rpe5\nGoblet squat: 3x12\nPush-up: 3x10'

export const subscribed: readonly StorySubscribed[] = [
	{
		key: 'suivi',
		by: 'camille',
		title: 'Suivi individuel',
		description: 'Vos séances, écrites pour vous semaine après semaine.',
		type: 'one_to_one',
		weeks: 4,
		daysAhead: 14,
		created: 104,
		subscribers: [
			{
				client: 'chloe',
				asked: 33,
				joined: 32,
				workouts: [
					[-6, 'Jambes', legs],
					[-3, 'Haut du corps', upper],
					[1, 'Jambes', legs],
					[3, 'Haut du corps', upper],
					[5, 'Cardio tranquille', easy],
				],
			},
			{ client: 'jean-pierre', asked: 20, joined: 19, workouts: [[-2, 'Reprise en douceur', easy]] },
			{ client: 'lea', asked: 2, workouts: [[2, 'Première séance', easy]] },
			{ client: 'amelie', asked: 1, workouts: [[3, 'Technique de squat', legs]] },
			{ client: 'yusuf', asked: 100, joined: 99, ends: { days: 18, how: 'finished' } },
			{ client: 'olivier', asked: 50, joined: 48, ends: { days: 24, how: 'cancelled' } },
		],
	},
	{
		key: 'perso',
		by: 'camille',
		title: 'Coaching personnel',
		description: 'Un programme à vous, revu chaque semaine, avec un point par mois.',
		type: 'one_to_one',
		weeks: 4,
		daysAhead: 14,
		created: 60,
		price: { minor: 8900, unit: 'month' },
		subscribers: [
			{
				client: 'chloe',
				asked: 13,
				joined: 12,
				paid: 12,
				workouts: [
					[0, 'Bilan de la semaine', easy],
					[4, 'Force, bas du corps', legs],
				],
			},
			{ client: 'olivier', asked: 4, joined: 1 },
			{
				client: 'jean-pierre',
				asked: 22,
				joined: 21,
				paid: 20,
				leaves: 2,
				workouts: [[2, 'Haut du corps', upper]],
			},
		],
	},
	{
		key: 'camp',
		by: 'tom',
		title: 'Strength Camp',
		description: 'Eight weeks to a stronger squat. Paid once.',
		type: 'one_to_one',
		weeks: 8,
		daysAhead: 7,
		created: 30,
		price: { minor: 14900 },
		subscribers: [
			{ client: 'maggie', asked: 10, joined: 9, paid: 9, workouts: [[1, 'Squat day', legs]] },
			{ client: 'sean', asked: 3, joined: 2 },
		],
	},
	{
		key: 'club',
		by: 'tom',
		title: 'Monday Strength Club',
		description: 'One plan, everybody together. Join any week.',
		type: 'group',
		weeks: 8,
		daysAhead: 7,
		startsInWeeks: -2,
		from: 'masters',
		created: 25,
		subscribers: [
			{ client: 'maggie', asked: 14, joined: 13 },
			{ client: 'tomasz', asked: 8, joined: 7 },
			{ client: 'sean', asked: 3 },
		],
	},
]
