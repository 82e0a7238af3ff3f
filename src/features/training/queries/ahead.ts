import { sql } from 'kysely'
import { z } from 'zod'
import { anyOf, permission } from '#platform/permission.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'

/** 5.5: a week without a network, and what of the past days may still be logged. */
const [daysBack, daysAhead] = [2, 8]

/**
 * What a client's device keeps to be opened without a network: their home and the workouts around today. A page's stamp
 * changes with what is on it: its workout, and whatever was logged since (last time, records).
 */
export const ahead = query('training.ahead', {
	input: z.object({}),
	may: anyOf(permission('a client, for themselves', ({ actor }) => actor.kind === 'client')),
	async run({ db, actor, now, locale }) {
		const today = dayOf(now, actor.timeZone)
		const { rows } = await sql<{ id: string; version: number; logged: string | null }>`
			select workout.id, workout.version,
				(select max(received_at)::text from log_entry where client_id = ${actor.id}::uuid) as logged
			from workout
			where workout.client_id = ${actor.id}::uuid
				and workout.on_date between ${addDays(today, -daysBack)}::date and ${addDays(today, daysAhead)}::date
			order by workout.on_date, workout.position
			limit 30`.execute(db)
		const same = [locale, today, rows[0]?.logged ?? ''].join(' ')
		return {
			owner: actor.id as string,
			pages: [
				{ path: '/client', stamp: `${same} ${rows.map(({ id, version }) => `${id} ${version}`)}` },
				{ path: '/client/outbox', stamp: locale },
				...rows.map(({ id, version }) => ({ path: `/client/workouts/${id}`, stamp: `${same} ${version}` })),
			],
		}
	},
})
