import { z } from 'zod'
import { changesInWords } from '#features/studios/rules/trail-words.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { eventInWords } from '#platform/i18n/event-words.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { coachOfAppointment, staffOfAppointment } from '../permissions.ts'
import { appointmentOf } from './subjects.ts'

const Entry = z.object({
	id: z.string(),
	at: z.date(),
	who: z.string(),
	whoKind: z.string(),
	via: z.string(),
	what: z.string(),
	/** The event's name, the same in the API. */
	name: z.string(),
	clientId: z.string().nullable(),
	clientName: z.string().nullable(),
	changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type ActivityEntry = z.output<typeof Entry>

/** 1.3: an assistant reads who did what, without money and notes. */
const closed = ['price', 'payment', 'private_notes']

/** 1.6: who did what with an appointment, newest first. */
export const activity = query('appointments.activity', {
	input: z.object({
		appointmentId: Id,
		before: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ entries: z.array(Entry), next: z.string().nullable() }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run(reading, subject, { before, limit }) {
		const { db, locale, actor } = reading
		const open = await coachOfAppointment.allows(reading, subject)
		let rows = db
			.selectFrom('event')
			.select(['id', 'name', 'at', 'actor_name', 'actor_kind', 'via', 'before', 'after'])
			.where('subject_id', '=', subject.id)
			.where('subject_type', '=', 'appointment')
		if (!open) rows = rows.where('name', 'not like', 'payments.%')
		if (before) rows = rows.where('id', '<', before[0])
		const found = await rows
			.orderBy('id', 'desc')
			.limit(limit + 1)
			.execute()
		const without = (what: unknown) =>
			what === null || open
				? (what as Record<string, unknown> | null)
				: Object.fromEntries(Object.entries(what as object).filter(([key]) => !closed.includes(key)))
		const entries = found.slice(0, limit).map((row) => ({
			...{ id: row.id, at: row.at, who: row.actor_name, via: row.via, name: row.name },
			...{ whoKind: row.actor_kind, clientId: null, clientName: null },
			what: eventInWords(row.name, locale),
			changes: changesInWords(without(row.before), without(row.after), { locale, timeZone: actor.timeZone }),
		}))
		const last = found.length > limit ? entries.at(-1) : undefined
		return { entries, next: last ? cursorText(last.id) : null }
	},
})
