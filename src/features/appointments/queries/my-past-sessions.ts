import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { obligationIdOf, paymentOf } from '#features/payments/queries/state.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { payableKind } from '../rules/payable.ts'
import { Feedback, feedbackOf } from './feedback.ts'

const payments = ['none', 'pending', 'part_paid', 'paid', 'refunded', 'waived'] as const

const pastSession = z.object({
	appointmentId: z.string(),
	placeId: z.string(),
	title: z.string(),
	startsAt: z.date(),
	endsAt: z.date(),
	zone: z.string(),
	coachName: z.string(),
	/** `booked`: it is over, and the coach hasn't said yet how it went. */
	status: z.enum(['requested', 'booked', 'waiting', 'completed', 'cancelled', 'no_show']),
	cancelledBy: z.enum(['client', 'coach']).nullable(),
	payment: z.enum(payments),
	/** What is owed for it: the receipts of what was paid stand under it. */
	obligationId: z.string().nullable(),
	priceMinor: z.number(),
	currency: z.string(),
	/** 6.5: what their coach wrote about it. */
	feedback: Feedback.nullable(),
})
export type PastSession = z.infer<typeof pastSession>

/** 8.4: what is behind a client: completed, missed, cancelled, or simply over; newest first. One statement. */
export const myPastSessions = query('appointments.my-past-sessions', {
	input: z.object({
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ sessions: z.array(pastSession), next: z.string().nullable() }),
	may: clientReading,
	async run({ db, actor, now }, _, { after, limit }) {
		const { rows } = await sql<PastSession>`
			select a.id as "appointmentId", p.id as "placeId", a.title, a.starts_at as "startsAt", a.ends_at as "endsAt", a.zone,
				s.name as "coachName", p.status, p.cancelled_by as "cancelledBy", ${paymentOf(payableKind, 'p')} as payment,
				${obligationIdOf(payableKind, 'p')} as "obligationId",
				p.price_minor::float8 as "priceMinor", p.currency,
				case when p.status = 'completed' then ${feedbackOf('p')} - 'version' end as feedback
			from appointment_place p
			join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
			join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
			where p.client_id = ${actor.id}::uuid
				and (p.status in ('completed', 'cancelled', 'no_show') or a.ends_at <= ${now})
				and ${after ? sql`(a.starts_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by a.starts_at desc, p.id desc limit ${limit + 1}`.execute(db)
		const sessions = rows.slice(0, limit)
		const last = rows.length > limit ? sessions.at(-1) : undefined
		return { sessions, next: last ? cursorText(last.startsAt.toISOString(), last.placeId) : null }
	},
})
