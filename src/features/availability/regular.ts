import { sql } from 'kysely'
import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, performWithin } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { fetchCalendar } from './feeds/fetch-calendar.ts'
import { nextReadAt } from './feeds/pace.ts'
import { toFetch } from './queries/calendar-to-fetch.ts'
import { keepReadCalendar } from './use-cases/keep-read-calendar.ts'

const atOnce = 8
/** Other regular work waits meanwhile: what isn't reached is due on the next round. */
const roundMs = 60_000

type Due = {
	id: string
	studio_id: string
	url_sealed: string
	etag: string | null
	body_digest: string | null
	expanded_at: Date | null
	zone: string
}

/** 7.7: reads the calendars that are due, a few at once. Run by two workers at a time, each calendar is still read by one. */
export const readCalendars: Regular = {
	name: 'availability.read-calendars',
	cron: '*/5 * * * *',
	async run() {
		const until = performance.now() + roundMs
		for (const studioId of await allStudios(appPool())) {
			for (let due = await takeDue(studioId); due.length > 0; due = await takeDue(studioId)) {
				await Promise.all(due.map(readOne))
				if (performance.now() > until) return
			}
		}
	},
}

/** Takes some by moving their turn on: if this process ends now, they come round again. */
const takeDue = (studioId: string): Promise<Due[]> =>
	transaction(appPool(), studioId, 'read write', async (db) => {
		const at = now()
		const { rows } = await sql<Due>`
			update external_calendar e set next_read_at = ${nextReadAt(at, 0)}
			from studio_settings settings
			where settings.studio_id = e.studio_id and e.id in (
				select c.id from external_calendar c
				join staff s on s.studio_id = c.studio_id and s.id = c.staff_id and s.removed_at is null
				where c.next_read_at <= ${at}
				order by c.next_read_at limit ${atOnce} for update of c skip locked)
			returning e.id, e.studio_id, e.url_sealed, e.etag, e.body_digest, e.expanded_at,
				coalesce((select c.time_zone from coach_schedule c
					where c.studio_id = e.studio_id and c.staff_id = e.staff_id), settings.time_zone) as zone`.execute(
			db,
		)
		return { commit: true, value: rows }
	})

async function readOne(due: Due): Promise<void> {
	const fetched = await fetchCalendar(await toFetch(due, due.zone, now()))
	await transaction(appPool(), due.studio_id, 'read write', async (db) => {
		const within = { db, actor: touchline(due.studio_id), now: now() }
		const kept = await performWithin(keepReadCalendar, { calendarId: due.id, fetched }, within)
		return { commit: kept.ok, value: undefined }
	})
}
