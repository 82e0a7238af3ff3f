import { z } from 'zod'
import { unsealed } from '#features/accounts/ways-in/install-key.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import type { ToFetch } from '../feeds/fetch-calendar.ts'
import { spreadMs } from '../feeds/pace.ts'
import { mayKeepHours } from '../permissions.ts'
import { coachById } from './subjects.ts'

type Row = {
	url_sealed: string
	etag: string | null
	body_digest: string | null
	expanded_at: Date | null
}

/** What asking a calendar again needs. What repeats is spread out anew each day, even where nothing changed. */
export async function toFetch(row: Row, timeZone: string, at: Date): Promise<ToFetch> {
	const recent = row.expanded_at !== null && at.getTime() - row.expanded_at.getTime() < spreadMs
	const known = recent ? { etag: row.etag, bodyDigest: row.body_digest } : null
	return { address: await unsealed(row.url_sealed), timeZone, at, known }
}

/** The same for one calendar, asked by somebody who may. Only for the server's own use: it holds the secret address. */
export const calendarToFetch = query('availability.calendar-to-fetch', {
	input: z.object({ calendarId: Id }),
	subject: ({ db }, { calendarId }) => calendarById(db, calendarId),
	may: mayKeepHours,
	async run({ db, now }, row): Promise<ToFetch | null> {
		const coach = await coachById(db, row.staff_id)
		return coach ? toFetch(row, coach.timeZone, now) : null
	},
})

const calendarById = async (db: Db, id: string) => {
	const row = await db.selectFrom('external_calendar').selectAll().where('id', '=', id).executeTakeFirst()
	return row && { ...row, coachId: row.staff_id }
}
