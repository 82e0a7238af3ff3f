import { sql } from 'kysely'
import { z } from 'zod'
import { ok, useCase } from '#platform/use-case.ts'
import { bookingsFree, bookingsWaiting } from '../events.ts'
import { touchlineItself } from '../permissions.ts'
import { whoseBookingsWait } from '../queries/overdue.ts'

/**
 * 34: notes whose new bookings wait from now on, and whose no longer: each is said once. Whether they wait is reckoned at each booking;
 * nothing existing is touched.
 */
export const noteOverdue = useCase('payments.note-overdue', {
	input: z.object({}),
	output: z.object({}),
	may: touchlineItself,
	async run({ db, actor, now, emit }) {
		const waiting = await whoseBookingsWait(db, now)
		const ids = waiting.map(({ clientId }) => clientId)
		const free = await sql<{ clientId: string }>`
			delete from bookings_waiting where client_id <> all (${ids}::uuid[]) returning client_id as "clientId"`.execute(
			db,
		)
		const news = await sql<{ clientId: string }>`
			insert into bookings_waiting (studio_id, client_id, since)
			select ${actor.studioId}::uuid, id, ${now}::timestamptz from unnest(${ids}::uuid[]) as id
			on conflict do nothing returning client_id as "clientId"`.execute(db)
		const about = (clientId: string) => ({ clientId, subject: { type: 'client', id: clientId } })
		for (const { clientId } of news.rows) {
			const { open } = waiting.find((each) => each.clientId === clientId) ?? { open: [] }
			await emit(bookingsWaiting, { ...about(clientId), data: { clientId, open } })
		}
		for (const { clientId } of free.rows) await emit(bookingsFree, { ...about(clientId), data: { clientId } })
		return ok({})
	},
})
