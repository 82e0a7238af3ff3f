import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { asSeen, type MySessionRow, mySession, mySessionColumns, placesOf } from './my-session.ts'

type Row = MySessionRow & { contactText: string }

/** 8.2: a client's sessions still to come, asked for and waited for included; the next one first. One statement (G2). */
export const mySessions = query('appointments.my-sessions', {
	input: z.object({
		/** `next` of the page before. */
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({
		sessions: z.array(mySession),
		next: z.string().nullable(),
		/** 7.5: what the studio says where cancelling is no longer possible; empty: nothing of its own. */
		contactText: z.string(),
	}),
	may: clientReading,
	async run({ db, actor, now }, _, { after, limit }) {
		const { rows } = await sql<Row>`
			select ${mySessionColumns}, coalesce((select contact_text from appointment_settings), '') as "contactText"
			from ${placesOf(actor.id as string)}
				and p.status in ('requested', 'booked', 'waiting') and a.ends_at > ${now}
				and ${after ? sql`(a.starts_at, p.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by a.starts_at, p.id limit ${limit + 1}`.execute(db)
		const page = rows.slice(0, limit)
		const last = rows.length > limit ? page.at(-1) : undefined
		const acts = actor.kind === 'client' && !actor.archived
		return {
			sessions: page.map(({ contactText: _, ...row }) => asSeen(row, { now, acts })),
			next: last ? cursorText(last.startsAt.toISOString(), last.placeId) : null,
			contactText: rows[0]?.contactText ?? '',
		}
	},
})

/** The next thing a client has booked, for their home; null without one. */
export const nextSession = query('appointments.next-session', {
	input: z.object({}),
	output: z.object({ session: mySession.nullable() }),
	may: clientReading,
	async run({ db, actor, now }: Reading) {
		const { rows } = await sql<MySessionRow>`
			select ${mySessionColumns} from ${placesOf(actor.id as string)} and p.status = 'booked' and a.ends_at > ${now}
			order by a.starts_at, p.id limit 1`.execute(db)
		const acts = actor.kind === 'client' && !actor.archived
		return { session: rows[0] ? asSeen(rows[0], { now, acts }) : null }
	},
})
