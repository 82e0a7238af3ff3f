import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ownerUrl, useHouse } from '#features/testing/house.ts'
import { studio, within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { busyIn } from './queries/busy-in.ts'

useHouse()

const coachBusy = (from: string, to: string) => busyIn(sql`${from}::timestamptz`, sql`${to}::timestamptz`)

test('7.2 what overlaps a span is busy in it, and nothing that only touches it', async () => {
	const { id, coach } = await studio()
	const found = (from: string, to: string) =>
		within(id, async (db) => {
			const { rows } = await sql`select from coach_busy b where ${coachBusy(from, to)}`.execute(db)
			return rows.length
		})
	await within(id, (db) =>
		sql`insert into coach_busy (studio_id, id, coach_id, during, status, held_until, hold_hash)
			values (${id}, ${newId()}, ${coach.id}, tstzrange('2027-06-07 10:00Z', '2027-06-08 10:00Z'), 'held', '2027-06-07 10:00Z', '\\x01')`.execute(
			db,
		),
	)
	const cases = [
		['2027-06-07 09:00Z', '2027-06-07 10:00Z', 0],
		['2027-06-07 09:00Z', '2027-06-07 10:01Z', 1],
		['2027-06-08 09:59Z', '2027-06-08 11:00Z', 1],
		['2027-06-08 10:00Z', '2027-06-08 11:00Z', 0],
		['2027-06-01 00:00Z', '2027-07-01 00:00Z', 1],
		['2027-06-07 12:00Z', '2027-06-07 13:00Z', 1],
	] as const
	for (const [from, to, count] of cases) expect(await found(from, to), `${from} to ${to}`).toBe(count)
})

test('G7 a look at a coach’s time reads what is near it, not all they ever had, although row security stands', async () => {
	const { id, coach } = await studio()
	await within(id, (db) =>
		sql`insert into coach_busy (studio_id, id, coach_id, during, status, held_until, hold_hash)
			select ${id}, gen_random_uuid(), ${coach.id}, tstzrange(at, at + interval '1 hour'), 'held', at, decode(md5(at::text), 'hex')
			from generate_series(timestamptz '2020-01-01', '2027-01-01', interval '5 hours') at`.execute(db),
	)
	const server = new pg.Client({ connectionString: ownerUrl() })
	await server.connect()
	await server.query('analyze coach_busy')
	await server.end()
	const plan = await within(id, async (db) => {
		const { rows } = await sql`explain select from coach_busy b
			where b.coach_id = ${coach.id} and ${coachBusy('2025-06-01 00:00Z', '2025-07-01 00:00Z')}`.execute(db)
		return JSON.stringify(rows)
	})
	expect(plan).toMatch(/coach_busy_when.*Index Cond:[^"]*coach_id[^"]*from_at >[^"]*from_at </)
})
