import { sql } from 'kysely'
import type { Reading } from '#platform/use-case.ts'
import type { State } from '../rules/states.ts'
import { standing } from './standing.ts'

/** A subscription as it stands, with what deciding about it needs. */
export type Standing = {
	id: string
	client_id: string
	program_id: string
	calendar_id: string
	invitation_id: string | null
	program_title: string
	type: string
	name: string
	state: State
	today: string
	began_on: string
	joined_on: string | null
	paused_on: string | null
	last_day: string | null
	ended_how: string | null
	expires_at: Date | null
}

/** One subscription; locked first where it is about to change, so that two who change it take turns. */
export async function subscriptionOf(
	{ db, now }: Reading,
	subscriptionId: string,
	{ locked = false } = {},
): Promise<Standing | undefined> {
	if (locked) await sql`select from subscription where id = ${subscriptionId}::uuid for update`.execute(db)
	const { rows } = await sql<Standing>`
		with ${standing(now, sql<boolean>`s.id = ${subscriptionId}::uuid`)}
		select id, client_id, program_id, calendar_id, invitation_id, program_title, type, name, state, today, began_on,
			joined_on, paused_on, last_day, ended_how, expires_at
		from standing`.execute(db)
	return rows[0]
}
