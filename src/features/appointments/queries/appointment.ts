import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { enrolledAmong } from '#features/renewals/queries/among.ts'
import { Id } from '#platform/ids.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { coachOfAppointment, staffOfAppointment } from '../permissions.ts'
import { fittingMessage } from '../rules/telling.ts'
import { Feedback, feedbackOf } from './feedback.ts'
import { statuses } from './listed.ts'
import { type AppointmentSubject, appointmentOf, tellable } from './subjects.ts'

const Person = z.object({ id: z.string(), name: z.string() })
const payments = ['none', 'pending', 'part_paid', 'paid', 'refunded', 'waived'] as const

const Place = z.object({
	id: z.string(),
	clientId: z.string(),
	client: z.string(),
	/** Whether the reader may open this client's page. */
	mayOpen: z.boolean(),
	status: z.enum([...statuses, 'waiting']),
	/** Null for whoever sees no money (1.3). */
	payment: z.enum(payments).nullable(),
	priceMinor: z.number().nullable(),
	/** 10.2: the package that pays it, for whoever sees money; returned: its session was given back for good. */
	package: z.object({ id: z.string(), name: z.string() }).nullable(),
	creditReturned: z.boolean(),
	/** What is owed for the place, for whoever sees money. */
	obligationId: z.string().nullable(),
	cancelledBy: z.enum(['client', 'coach']).nullable(),
	cancelReason: z.string(),
	/** The last thing they were told; null: nothing yet. */
	told: z
		.object({ at: z.string(), as: z.enum(['confirmation', 'update', 'documents', 'cancelled']) })
		.nullable(),
	/** 6.5: what the coach wrote to them about it; null: nothing, or nothing that the reader may see. */
	feedback: Feedback.extend({ version: z.number() }).nullable(),
	/** What "Save and notify" would send them now; null: nothing (7.4). */
	fits: z.enum(['confirmation', 'update', 'documents']).nullable(),
})
export type PlaceView = z.output<typeof Place>

const View = z.object({
	id: z.string(),
	title: z.string(),
	status: z.enum(statuses),
	startsAt: z.string(),
	endsAt: z.string(),
	zone: z.string(),
	wall: z.string(),
	minutes: z.number(),
	place: z.string(),
	link: z.string().nullable(),
	capacity: z.number(),
	version: z.number(),
	coach: Person,
	otherCoaches: z.array(Person),
	type: Person.extend({ colour: z.number() }).nullable(),
	/** A recurring one: which of them this is, and how many there are. */
	series: z
		.object({ id: z.string(), position: z.number(), of: z.number(), following: z.number() })
		.nullable(),
	priceMinor: z.number().nullable(),
	currency: z.string(),
	/** Null for whoever may not read them. */
	privateNotes: z.string().nullable(),
	/** Whoever put it there: staff, a client themselves, or a guest on the public page. */
	createdBy: z.enum(['coach', 'client', 'guest']),
	cancelledBy: z.enum(['client', 'coach']).nullable(),
	cancelReason: z.string(),
	/** 10.3: a session may follow it: completing it is looked at first. */
	mayFollow: z.boolean(),
	places: z.array(Place),
	links: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
	documents: z.array(
		z.object({ id: z.string(), name: z.string(), bytes: z.number(), visibleToClient: z.boolean() }),
	),
})
export type AppointmentView = z.output<typeof View>

/** One appointment as staff see it: who comes, what each was told and what would be told now (7.3, 7.4). Two statements. */
export const appointment = query('appointments.appointment', {
	input: z.object({ appointmentId: Id }),
	output: View,
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run(reading, subject) {
		const money = await coachOfAppointment.allows(reading, subject)
		const { places, ...around } = await aroundIt(reading, subject)
		const now = tellable(subject)
		const open = ['booked', 'requested'].includes(subject.status)
		return {
			...{ id: subject.id, title: subject.title, status: subject.status, zone: subject.zone },
			...{ startsAt: now.startsAt, endsAt: now.endsAt, wall: subject.wall, place: subject.place },
			minutes: (subject.ends_at.getTime() - subject.starts_at.getTime()) / 60_000,
			...{ link: subject.link, capacity: subject.capacity, version: subject.version },
			...around,
			priceMinor: money ? subject.price_minor : null,
			currency: subject.currency,
			privateNotes: money ? subject.private_notes : null,
			places: subject.places.map(({ id, clientId, clientName: client, status, told, ...owed }) => ({
				...{ id, clientId, client, status },
				...(places.find((each) => each.id === id) ?? unknownPlace),
				payment: money ? owed.payment : null,
				obligationId: money ? owed.obligationId : null,
				package: money ? owed.package : null,
				feedback: money ? (places.find((each) => each.id === id)?.feedback ?? null) : null,
				creditReturned: money && owed.byPackage === 'returned',
				priceMinor: money ? (places.find((each) => each.id === id)?.priceMinor ?? 0) : null,
				told: told ? { at: told.at, as: told.as ?? 'confirmation' } : null,
				fits: open && status === 'booked' ? fittingMessage(told, now) : null,
			})),
		}
	},
})

const unknownPlace = { mayOpen: false, cancelledBy: null, cancelReason: '' }

type Around = Pick<
	AppointmentView,
	| 'coach'
	| 'otherCoaches'
	| 'type'
	| 'series'
	| 'createdBy'
	| 'cancelledBy'
	| 'cancelReason'
	| 'mayFollow'
	| 'links'
	| 'documents'
> & {
	places: (Pick<PlaceView, 'id' | 'mayOpen' | 'cancelledBy' | 'cancelReason' | 'feedback'> & {
		priceMinor: number
	})[]
}

async function aroundIt({ db, actor }: Reading, { id }: AppointmentSubject): Promise<Around> {
	const { rows } = await sql<Around>`
		select jsonb_build_object('id', s.id, 'name', s.name) as coach, ${otherCoaches} as "otherCoaches",
			case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name, 'colour', t.colour) end as type,
			${series} as series, a.created_by as "createdBy", a.cancelled_by as "cancelledBy", a.cancel_reason as "cancelReason",
			${enrolledAmong} as "mayFollow",
			coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'url', l.url) order by l.id)
				from appointment_link l where l.studio_id = a.studio_id and l.appointment_id = a.id), '[]') as links,
			coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes,
					'visibleToClient', f.visible_to_client) order by f.id)
				from stored_file f where f.studio_id = a.studio_id and f.appointment_id = a.id and f.ready_at is not null), '[]')
				as documents,
			coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'mayOpen', ${visibleTo(actor)}, 'priceMinor', p.price_minor,
					'cancelledBy', p.cancelled_by, 'cancelReason', p.cancel_reason,
					'feedback', ${feedbackOf('p')}))
				from appointment_place p join client c on c.studio_id = p.studio_id and c.id = p.client_id
				where p.studio_id = a.studio_id and p.appointment_id = a.id), '[]') as places
		from appointment a
		join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
		left join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id
		where a.id = ${id}::uuid`.execute(db)
	return rows[0] as Around
}

const otherCoaches = sql`coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name, o.id)
	from staff o where o.studio_id = a.studio_id and o.id = any (a.other_coach_ids)), '[]')`

const series = sql`case when a.series_id is not null then (
	select jsonb_build_object('id', a.series_id, 'of', count(*),
		'position', count(*) filter (where (o.starts_at, o.id) <= (a.starts_at, a.id)),
		'following', count(*) filter (where (o.starts_at, o.id) > (a.starts_at, a.id) and o.status = 'booked'))
	from appointment o where o.studio_id = a.studio_id and o.series_id = a.series_id) end`
