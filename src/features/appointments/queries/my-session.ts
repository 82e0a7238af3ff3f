import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { packageOfPlace } from '#features/packages/queries/of-place.ts'
import { type Payable, type PaymentState, payableOf, paymentOf } from '#features/payments/queries/state.ts'
import { payableByCard } from '#platform/money/wire.ts'
import {
	atStakeOf,
	type CancellationDecision,
	cancellationDecisions,
	cancellationOf,
	type LateWay,
	possibleUntil,
} from '../rules/cancelling.ts'
import { movingOf } from '../rules/moving.ts'
import { payableKind } from '../rules/payable.ts'
import { cancellationHours, lateCancellation, type PlaceStatus } from './subjects.ts'

export const mySession = z.object({
	appointmentId: z.string(),
	title: z.string(),
	startsAt: z.date(),
	endsAt: z.date(),
	/** Where people agreed on its time. */
	zone: z.string(),
	place: z.string(),
	/** To meet; only once it is booked. */
	link: z.string().nullable(),
	status: z.enum(['requested', 'booked', 'waiting', 'completed', 'cancelled', 'no_show']),
	coachName: z.string(),
	coachEmail: z.string(),
	capacity: z.number(),
	/** 7.5, by the server's clock. */
	cancel: z.enum(cancellationDecisions),
	cancelUntil: z.date(),
	/** How long before the start it costs nothing. */
	cancellationHours: z.number(),
	movable: z.boolean(),
	/** 8.2: what is to pay for it, where the studio takes cards. */
	pay: z.object({ obligationId: z.string(), openMinor: z.number(), currency: z.string() }).nullable(),
	/** 10.2: the package that pays it; null: none. */
	package: z.object({ id: z.string(), name: z.string() }).nullable(),
	documents: z.array(z.object({ id: z.string(), name: z.string() })),
	links: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
})
export type MySession = z.infer<typeof mySession>

type Row = {
	appointmentId: string
	placeId: string
	title: string
	startsAt: Date
	endsAt: Date
	zone: string
	place: string
	link: string | null
	status: PlaceStatus
	coachName: string
	coachEmail: string
	capacity: number
	cancellationHours: number
	late: LateWay
	payment: PaymentState
	byPackage: 'no' | 'yes' | 'returned' | null
	offered: boolean
	needsApproval: boolean
	documents: MySession['documents']
	links: MySession['links']
	pay: Payable | null
	package: MySession['package']
}
export type MySessionRow = Row

/** A place `p` with its appointment `a`, coach `s` and type `t`: what its client sees. */
export const mySessionColumns: RawBuilder<Row> = sql<Row>`
	a.id as "appointmentId", p.id as "placeId", a.title, a.starts_at as "startsAt", a.ends_at as "endsAt", a.zone, a.place,
	case when p.status = 'booked' then a.link end as link, p.status, s.name as "coachName", s.email as "coachEmail", a.capacity,
	${payableOf(payableKind, 'p')} as pay, ${packageOfPlace('p')} as package,
	${cancellationHours} as "cancellationHours", ${lateCancellation} as late, p.by_package as "byPackage",
	${paymentOf(payableKind, 'p')} as payment,
	coalesce(t.archived_at is null and t.self_booking <> 'nobody', false) as offered,
	coalesce(t.needs_approval, false) as "needsApproval",
	coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.id) from stored_file f
		where f.studio_id = a.studio_id and f.appointment_id = a.id and f.ready_at is not null and f.visible_to_client), '[]')
		as documents,
	coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'url', l.url) order by l.id)
		from appointment_link l where l.studio_id = a.studio_id and l.appointment_id = a.id), '[]') as links`

/** The tables that `mySessionColumns` reads, for the places of one client. */
export const placesOf = (clientId: string): RawBuilder<unknown> => sql`
	appointment_place p
	join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
	join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
	left join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id
	where p.client_id = ${clientId}::uuid`

/** A row as its client sees it now; `acts`: they are no archived client, who only looks (2.1). */
export function asSeen(row: Row, { now, acts }: { now: Date; acts: boolean }): MySession {
	const { placeId: _, late, payment, byPackage, offered, needsApproval, ...seen } = row
	const { status, startsAt, cancellationHours } = row
	const atStake = atStakeOf({ payment, byPackage })
	const when = { status, startsAt, cancellationHours, late, atStake }
	const cancel: CancellationDecision = acts ? cancellationOf(when, now) : 'not_upcoming'
	const terms = offered ? { needsApproval } : null
	const movable = acts && movingOf({ ...when, capacity: row.capacity, terms }, now) === 'allowed'
	const pay = acts && seen.pay && payableByCard(seen.pay.openMinor, seen.pay.currency) ? seen.pay : null
	return { ...seen, pay, cancel, cancelUntil: possibleUntil(when, now), movable }
}
