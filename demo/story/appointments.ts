import type { StaffKey } from './shape.ts'

const atelier = 'Atelier Force, 12 rue des Tables Claudiennes, Lyon'

export type StoryType = {
	readonly key: string
	readonly by: StaffKey
	readonly coaches: readonly StaffKey[]
	readonly name: string
	readonly description: string
	readonly durationMinutes: number
	readonly stepMinutes?: number
	readonly bufferAfterMinutes?: number
	readonly priceMinor: number
	readonly place?: string
	readonly link?: string
	readonly capacity?: number
	readonly selfBooking: 'nobody' | 'clients' | 'everyone'
	readonly needsApproval?: boolean
	readonly assignment?: 'single' | 'round_robin'
	readonly colour: number
}

/** What can be booked at the studio (7.1). */
export const types: readonly StoryType[] = [
	{
		...{ key: 'solo', by: 'camille', coaches: ['camille'], name: 'Séance individuelle', colour: 1 },
		description: 'Une heure de technique et de force, rien que pour vous.',
		...{ durationMinutes: 60, stepMinutes: 30, bufferAfterMinutes: 15, priceMinor: 5500, place: atelier },
		selfBooking: 'clients',
	},
	{
		...{ key: 'start', by: 'camille', coaches: ['camille', 'tom'], name: 'Bilan de départ', colour: 2 },
		description:
			'Faire connaissance, parler de vos objectifs et regarder comment vous bougez. Sans engagement.',
		...{
			durationMinutes: 45,
			stepMinutes: 15,
			priceMinor: 0,
			needsApproval: true,
			assignment: 'round_robin',
		},
		selfBooking: 'everyone',
	},
	{
		...{ key: 'discover', by: 'camille', coaches: ['camille'], name: 'Séance découverte', colour: 2 },
		description:
			'Une première séance à l’atelier, à votre rythme : on s’échauffe, on soulève, on répond à vos questions.',
		...{ durationMinutes: 45, stepMinutes: 30, bufferAfterMinutes: 15, priceMinor: 2500, place: atelier },
		selfBooking: 'everyone',
	},
	{
		...{ key: 'group', by: 'camille', coaches: ['camille'], name: 'Petit groupe force', colour: 3 },
		description: 'Six personnes au plus, la barre pour toutes.',
		...{ durationMinutes: 75, priceMinor: 1800, capacity: 6, place: atelier },
		selfBooking: 'everyone',
	},
	{
		...{ key: 'call', by: 'tom', coaches: ['tom'], name: 'Coaching call', colour: 4 },
		description: 'Half an hour on video: last week’s lifts, next week’s plan.',
		...{
			durationMinutes: 30,
			stepMinutes: 15,
			priceMinor: 3000,
			link: 'https://meet.example.org/tom-hargreaves',
		},
		selfBooking: 'clients',
	},
]

export type StorySeries = {
	readonly type: string
	readonly coach: 'camille' | 'tom'
	readonly clients: readonly string[]
	/** 1 Monday … 7 Sunday. */
	readonly weekday: number
	readonly time: string
	/** Weeks before this one in which it began. */
	readonly began: number
	readonly count: number
	/** Weeks before this one of a no-show, and how many of the last ones are still unpaid. */
	readonly missed?: number
	readonly unpaid?: number
}

/** What comes back every week. */
export const series: readonly StorySeries[] = [
	{
		...{ type: 'solo', coach: 'camille', clients: ['amelie'], weekday: 2, time: '18:00' },
		...{ began: 8, count: 13, unpaid: 2 },
	},
	{
		...{
			type: 'group',
			coach: 'camille',
			clients: ['amelie', 'chloe', 'ines', 'olivier'],
			weekday: 6,
			time: '09:30',
		},
		...{ began: 5, count: 9, unpaid: 1 },
	},
	{
		...{ type: 'call', coach: 'tom', clients: ['ben'], weekday: 3, time: '17:30' },
		...{ began: 6, count: 10, missed: 3, unpaid: 1 },
	},
	...weekly('solo', 'camille', ['chloe', 1, '07:30'], ['olivier', 1, '17:00'], ['yusuf', 3, '08:00']),
	...weekly('solo', 'camille', ['ines', 4, '17:30'], ['jean-pierre', 5, '07:30']),
	...weekly(
		'call',
		'tom',
		['maggie', 1, '18:00'],
		['priya', 2, '07:30'],
		['sean', 4, '18:30'],
		['tomasz', 5, '07:00'],
	),
]

/** Clients who come once a week at their time, since two weeks. */
function weekly(
	type: string,
	coach: 'camille' | 'tom',
	...each: readonly (readonly [client: string, weekday: number, time: string])[]
): StorySeries[] {
	return each.map(([client, weekday, time]) => ({
		...{ type, coach, clients: [client], weekday, time, began: 2, count: 5 },
	}))
}

/** Somebody new, who found the public booking page (9.3). */
export const guest = {
	type: 'discover',
	firstName: 'Noémie',
	lastName: 'Garnier',
	email: 'noemie@demo.touchline.test',
	phone: '+33 6 39 98 12 40',
}

/** What the studio decided (7.5, 7.6). */
export const terms = {
	cancellationHours: 24,
	contactText: 'Un imprévu de dernière minute ? Appelez l’atelier au 04 78 00 00 12.',
	reminderLeads: ['P1D', 'PT2H'],
}
