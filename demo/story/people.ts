import type { Locale, StaffKey } from './shape.ts'

/** Reserved by RFC 2606: no mail can ever reach anybody there. */
const domain = 'demo.touchline.test'

export type StoryStaff = {
	readonly key: StaffKey
	readonly role: 'owner' | 'coach' | 'assistant'
	readonly name: string
	readonly email: string
	readonly locale: Locale
	readonly timeZone: string
}

/** Two coaches in two cities, and somebody who keeps the diary. */
export const staff: readonly StoryStaff[] = [
	{
		key: 'camille',
		role: 'owner',
		name: 'Camille Roux',
		email: `camille@${domain}`,
		locale: 'fr',
		timeZone: 'Europe/Paris',
	},
	{
		key: 'tom',
		role: 'coach',
		name: 'Tom Hargreaves',
		email: `tom@${domain}`,
		locale: 'en',
		timeZone: 'Europe/London',
	},
	{
		key: 'lucie',
		role: 'assistant',
		name: 'Lucie Garnier',
		email: `lucie@${domain}`,
		locale: 'fr',
		timeZone: 'Europe/Paris',
	},
]

export type StoryClient = {
	readonly key: string
	readonly firstName: string
	readonly lastName: string
	readonly email: string
	readonly phone?: string
	/** In years. */
	readonly age: number
	readonly locale: Locale
	readonly coach: 'camille' | 'tom'
	/** A second coach who sees this client too (1.3). */
	readonly sharedWith?: 'camille' | 'tom'
	readonly tags: readonly string[]
	readonly groups: readonly string[]
	/** What they came for, in a field of the studio's own (2.5). */
	readonly goal?: string
	/** How many days ago they joined. */
	readonly joined: number
	/** Whether they have accepted their invitation and can log in. */
	readonly account: boolean
	/** How many days ago they left; not set: still here. */
	readonly archived?: number
	/** Coach-private (2.5): the only place where an injury is spoken of. */
	readonly notes?: readonly { by: 'camille' | 'tom'; days: number; body: string; pinned?: boolean }[]
	/** Of the lifts in `training.ts`, what this person is capable of at first, and gains each week. */
	readonly strength: number
	readonly gain: number
	/** Minutes to run a kilometre easily. */
	readonly pace: number
	/** Of ten scheduled workouts, how many are done, as a share. */
	readonly keeps: number
}

const mail = (name: string) => `${name}@${domain}`

export const clients: readonly StoryClient[] = [
	{
		...{
			key: 'amelie',
			goal: '10 km de Lyon sous 50 minutes',
			firstName: 'Amélie',
			lastName: 'Fournier',
			email: mail('amelie'),
		},
		...{ phone: '+33 6 39 98 10 21', age: 34, locale: 'fr', coach: 'camille', joined: 205, account: true },
		...{ tags: ['10 km', 'soir'], groups: ['Hybrid runners'] },
		...{ strength: 0.62, gain: 0.006, pace: 5.6, keeps: 0.9 },
		notes: [
			{
				by: 'camille',
				days: 198,
				pinned: true,
				body: 'Objectif : 10 km de Lyon sous 50 minutes, et deux tractions strictes. Travaille tard le mardi, préfère le soir.',
			},
			{
				by: 'camille',
				days: 41,
				body: 'Hanche droite raide après les sorties longues : garder la mobilité en échauffement.',
			},
		],
	},
	{
		...{ key: 'ben', goal: 'Deadlift 180 kg', firstName: 'Ben', lastName: 'Whitaker', email: mail('ben') },
		...{ phone: '+44 7700 900 142', age: 41, locale: 'en', coach: 'tom', joined: 228, account: true },
		...{ tags: ['early bird'], groups: ['Hybrid runners'] },
		...{ strength: 1.02, gain: 0.005, pace: 5.9, keeps: 0.82 },
		notes: [
			{
				by: 'tom',
				days: 220,
				pinned: true,
				body: 'Wants 180 kg deadlift before he is 42. Trains at six before work; two small children, so weeks vary.',
			},
			{
				by: 'tom',
				days: 64,
				body: 'Left shoulder grumbles with wide grip bench: narrow it, keep face pulls in.',
			},
		],
	},
	{
		...{
			key: 'chloe',
			goal: 'Marathon relais',
			firstName: 'Chloé',
			lastName: 'Marchand',
			email: mail('chloe'),
		},
		...{ age: 29, locale: 'fr', coach: 'camille', joined: 126, account: true },
		...{ tags: ['10 km'], groups: ['Hybrid runners'] },
		...{ strength: 0.58, gain: 0.007, pace: 5.1, keeps: 0.96 },
		notes: [
			{
				by: 'camille',
				days: 120,
				body: 'Objectif : marathon relais en équipe. Adore le fractionné, il faut la freiner.',
			},
		],
	},
	{
		...{
			key: 'yusuf',
			goal: 'Porter ses petits-enfants',
			firstName: 'Yusuf',
			lastName: 'Demir',
			email: mail('yusuf'),
		},
		...{ phone: '+33 6 39 98 44 07', age: 52, locale: 'fr', coach: 'camille', joined: 110, account: true },
		...{ tags: ['maison'], groups: ['Masters 50+'] },
		...{ strength: 0.8, gain: 0.004, pace: 6.6, keeps: 0.7 },
	},
	{
		...{
			key: 'maggie',
			goal: 'Carry the canoe',
			firstName: 'Margaret',
			lastName: 'Hollis',
			email: mail('maggie'),
		},
		...{ phone: '+44 7700 900 388', age: 58, locale: 'en', coach: 'tom', joined: 142, account: true },
		...{ tags: ['early bird'], groups: ['Masters 50+'] },
		...{ strength: 0.55, gain: 0.006, pace: 7.2, keeps: 0.98 },
		notes: [
			{
				by: 'tom',
				days: 140,
				pinned: true,
				body: 'Goes by Maggie. Wants to carry her own canoe again. Never misses; tell her when to rest.',
			},
			{
				by: 'tom',
				days: 138,
				body: 'Osteopenia (her GP knows and is happy with lifting). No loaded spinal flexion.',
			},
		],
	},
	{
		...{ key: 'priya', goal: 'Roundhay parkrun', firstName: 'Priya', lastName: 'Nair', email: mail('priya') },
		...{ age: 31, locale: 'en', coach: 'tom', joined: 46, account: true },
		...{ tags: ['first 5k', 'nouveau'], groups: [] },
		...{ strength: 0.45, gain: 0.008, pace: 7.4, keeps: 0.85 },
		notes: [
			{
				by: 'tom',
				days: 45,
				body: 'Never ran since school. Signed up for Roundhay parkrun with her sister.',
			},
		],
	},
	{
		...{
			key: 'olivier',
			goal: 'Bouger même en déplacement',
			firstName: 'Olivier',
			lastName: 'Blanc',
			email: mail('olivier'),
		},
		...{ phone: '+33 6 39 98 71 30', age: 45, locale: 'fr', coach: 'camille', joined: 64, account: true },
		...{ tags: ['maison', 'déplacements'], groups: [] },
		...{ strength: 0.85, gain: 0.002, pace: 6.8, keeps: 0.45 },
		notes: [
			{
				by: 'camille',
				days: 60,
				pinned: true,
				body: 'Ménisque opéré l’an dernier : pas de saut, flexion contrôlée. Voyage une semaine sur deux.',
			},
		],
	},
	{
		...{
			key: 'sean',
			goal: 'Stronger for the season',
			firstName: 'Sean',
			lastName: 'O’Connell',
			email: mail('sean'),
		},
		...{ age: 47, locale: 'en', coach: 'tom', joined: 96, account: true },
		...{ tags: ['rugby'], groups: [] },
		...{ strength: 1.12, gain: 0.003, pace: 6.4, keeps: 0.75 },
	},
	{
		...{ key: 'ines', goal: 'Premier semi', firstName: 'Inès', lastName: 'Belkacem', email: mail('ines') },
		...{ age: 26, locale: 'fr', coach: 'camille', sharedWith: 'tom', joined: 70, account: true },
		...{ tags: ['10 km', 'soir'], groups: ['Hybrid runners'] },
		...{ strength: 0.66, gain: 0.009, pace: 4.9, keeps: 0.88 },
	},
	{
		...{
			key: 'tomasz',
			goal: 'Spring season',
			firstName: 'Tomasz',
			lastName: 'Kowalski',
			email: mail('tomasz'),
		},
		...{ phone: '+44 7700 900 615', age: 38, locale: 'en', coach: 'tom', joined: 88, account: true },
		...{ tags: ['rugby'], groups: [] },
		...{ strength: 1.2, gain: 0.004, pace: 6.1, keeps: 0.8 },
		notes: [
			{
				by: 'tom',
				days: 16,
				body: 'Block finished. Ask him about the spring season before writing the next one.',
			},
		],
	},
	{
		...{
			key: 'jean-pierre',
			goal: 'Randonner à 70 ans',
			firstName: 'Jean-Pierre',
			lastName: 'Vasseur',
			email: mail('jean-pierre'),
		},
		...{ phone: '+33 4 78 00 55 12', age: 63, locale: 'fr', coach: 'camille', joined: 34, account: true },
		...{ tags: ['maison'], groups: ['Masters 50+'] },
		...{ strength: 0.6, gain: 0.003, pace: 8.2, keeps: 0.6 },
	},
	{
		...{ key: 'nicolas', firstName: 'Nicolas', lastName: 'Perret', email: mail('nicolas') },
		...{ age: 48, locale: 'fr', coach: 'camille', joined: 6, account: true },
		...{ tags: ['nouveau'], groups: [] },
		...{ strength: 0.7, gain: 0, pace: 7, keeps: 0.8 },
	},
	{
		...{ key: 'lea', firstName: 'Léa', lastName: 'Girard', email: mail('lea') },
		...{ age: 22, locale: 'fr', coach: 'camille', joined: 3, account: false },
		...{ tags: ['nouveau'], groups: [] },
		...{ strength: 0.5, gain: 0, pace: 6, keeps: 0.8 },
	},
	{
		...{ key: 'hannah', firstName: 'Hannah', lastName: 'Brooks', email: mail('hannah') },
		...{ age: 35, locale: 'en', coach: 'tom', joined: 116, account: true, archived: 52 },
		...{ tags: [], groups: [] },
		...{ strength: 0.5, gain: 0.003, pace: 6.5, keeps: 0.65 },
	},
]

/** 2.3: two by hand, one by rule: everybody who carries the tag. */
export const groups: readonly {
	name: string
	by: 'camille' | 'tom'
	days: number
	everyoneTagged?: string
}[] = [
	{ name: 'Hybrid runners', by: 'camille', days: 200 },
	{ name: 'Masters 50+', by: 'tom', days: 145 },
	{ name: 'Nouveaux', by: 'camille', days: 140, everyoneTagged: 'nouveau' },
]

export const zoneOf = ({ coach }: StoryClient): string => (coach === 'tom' ? 'Europe/London' : 'Europe/Paris')

/** A sign-up sheet as Tom's phone saved it: numbers he did not have yet. Input of `clients.start-import`. */
export const signUpSheet = {
	fileName: 'leeds-open-day.csv',
	content: [
		'First name,Last name,Email,Phone',
		`Priya,Nair,${mail('priya')},+44 7700 900 811`,
		`Sean,O’Connell,${mail('sean')},+44 7700 900 274`,
		'',
	].join('\n'),
}
