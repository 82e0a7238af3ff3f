import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { kindNamed, kindTitle } from '#platform/telling/kinds.ts'
import { query } from '#platform/use-case.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentOf } from './subjects.ts'

const Logged = z.object({
	id: z.string(),
	kind: z.string(),
	/** What the settings call the kind. */
	title: z.string(),
	channel: z.enum(['mail', 'push']),
	to: z.object({ side: z.enum(['client', 'staff']), name: z.string() }),
	subject: z.string(),
	status: z.enum(['queued', 'sending', 'sent', 'failed', 'suppressed']),
	error: z.string().nullable(),
	createdAt: z.string(),
	sentAt: z.string().nullable(),
})
export type LoggedMail = z.output<typeof Logged>

type Row = Omit<LoggedMail, 'title' | 'to' | 'createdAt' | 'sentAt'> & {
	ofStaff: boolean
	name: string | null
	createdAt: Date
	sentAt: Date | null
}

/** 7.4: every mail and push about one appointment: which, when, to whom, and what came of it; newest first. */
export const mailLog = query('appointments.mail-log', {
	input: z.object({
		appointmentId: Id,
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({ messages: z.array(Logged), next: z.string().nullable() }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run({ db, locale }, { id }, { after, limit }) {
		const { rows } = await sql<Row>`
			select m.id, m.kind, m.channel, m.subject, m.status, m.last_error as error, m.staff_id is not null as "ofStaff",
				m.created_at as "createdAt", m.sent_at as "sentAt",
				coalesce(trim(c.first_name || ' ' || c.last_name), s.name) as name
			from (
				select studio_id, id from event where subject_id = ${id}::uuid and subject_type = 'appointment'
				union select studio_id, (data ->> 'toldWith')::uuid from event
				where subject_id = ${id}::uuid and subject_type = 'appointment' and data ->> 'toldWith' is not null
			) e
			join message m on m.studio_id = e.studio_id and m.event_id = e.id
			left join client c on c.studio_id = m.studio_id and c.id = m.client_id
			left join staff s on s.studio_id = m.studio_id and s.id = m.staff_id
			where true ${after === undefined ? sql`` : sql`and m.id < ${after[0]}::uuid`}
			order by m.id desc limit ${limit + 1}`.execute(db)
		const messages = rows.slice(0, limit).map(({ ofStaff, name, createdAt, sentAt, ...row }): LoggedMail => {
			const kind = kindNamed(row.kind)
			return {
				...row,
				title: kind ? kindTitle(kind, locale) : row.subject,
				to: { side: ofStaff ? 'staff' : 'client', name: name ?? '' },
				createdAt: createdAt.toISOString(),
				sentAt: sentAt?.toISOString() ?? null,
			}
		})
		const last = rows.length > limit ? messages.at(-1) : undefined
		return { messages, next: last ? cursorText(last.id) : null }
	},
})
