import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#platform/database/migrate.ts'
import { newId } from '#platform/ids.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'

const migrations = join(import.meta.dirname, '../../../migrations')
const ours = '0018'
let folder: string
let database: TestDatabase
let owner: pg.Client

/** A database as the version before had it. */
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-before-payments-'))
	for (const file of readdirSync(migrations))
		if (file < ours) cpSync(join(migrations, file), join(folder, file))
	database = await testDatabase({ migrated: false })
	owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
	await migrate(database.ownerUrl, { folder, log: () => {} })
}, 60_000)
afterAll(async () => {
	await owner.end()
	await database.drop()
	rmSync(folder, { recursive: true, force: true })
})

/** A place of an appointment in February 2026, with the word that stood for its payment. */
async function place(studioId: string, coachId: string, status: string, payment: string): Promise<void> {
	const [clientId, appointmentId] = [newId(), newId()]
	await owner.query(
		`insert into client (studio_id, id, first_name, last_name) values ($1, $2, 'Amélie', $3)`,
		[...[studioId, clientId, `${status} ${payment}`]],
	)
	await owner.query(
		`insert into appointment (studio_id, id, coach_id, title, starts_at, ends_at, zone, wall_start, price_minor, currency,
			status, created_by) values ($1, $2, $3, $4, '2026-02-02T22:30:00Z', '2026-02-02T23:00:00Z', 'Europe/Paris',
			'2026-02-02T23:30', 4500, 'EUR', 'booked', 'coach')`,
		[studioId, appointmentId, coachId, `${status} ${payment}`],
	)
	const seat = ['booked', 'completed', 'no_show'].includes(status) ? 1 : null
	await owner.query(
		`insert into appointment_place (studio_id, id, appointment_id, client_id, status, seat, capacity, price_minor, currency,
			payment, booked_at, cancelled_at, cancelled_by)
		values ($1, $2, $3, $4, $5, $6, 1, 4500, 'EUR', $7, '2026-01-20', $8, $9)`,
		[studioId, newId(), appointmentId, clientId, status, seat, payment].concat(
			status === 'cancelled' ? ['2026-02-01', 'coach'] : ([null, null] as never),
		),
	)
}

test('I41 what places said of their payment before becomes what is owed and paid, in balance', async () => {
	const [studioId, coachId] = [newId(), newId()]
	await owner.query(`insert into studio (id, slug, name) values ($1, 'before', 'Before')`, [studioId])
	await owner.query(
		`insert into staff (studio_id, id, role, name, email) values ($1, $2, 'owner', 'Camille', 'c@x.test')`,
		[...[studioId, coachId]],
	)
	for (const payment of ['pending', 'part_paid', 'paid', 'refunded', 'waived'])
		for (const status of ['completed', 'cancelled']) await place(studioId, coachId, status, payment)
	await place(studioId, coachId, 'requested', 'pending')
	await migrate(database.ownerUrl, { folder: migrations, log: () => {} })
	const { rows } = await owner.query(
		`select title, state, open_minor::int as open, paid_minor::int as paid from obligation order by title`,
	)
	expect(rows.map(({ title, state, open, paid }) => [title, state, open, paid])).toEqual([
		['cancelled paid', 'paid', 0, 4500],
		['cancelled refunded', 'refunded', 0, 4500],
		['cancelled waived', 'waived', 0, 0],
		['completed paid', 'paid', 0, 4500],
		['completed part_paid', 'pending', 4500, 0],
		['completed pending', 'pending', 4500, 0],
		['completed refunded', 'refunded', 0, 4500],
		['completed waived', 'waived', 0, 0],
	])
	const sums = await owner.query(`
		select count(*)::int as wrong from obligation o join (
			select obligation_id, sum(amount_minor) as zero, sum(amount_minor) filter (where account = 'receivable') as open,
				-sum(amount_minor) filter (where account = 'revenue') as owed from ledger_entry group by 1) e
			on e.obligation_id = o.id
		where e.zero <> 0 or e.open <> o.open_minor or e.owed <> o.owed_minor`)
	expect(sums.rows).toEqual([{ wrong: 0 }])
	const days = await owner.query(
		`select distinct direction, method, paid_on::text as day from payment order by 1`,
	)
	expect(days.rows).toEqual([
		{ direction: 'in', method: 'other', day: '2026-02-02' },
		{ direction: 'out', method: 'other', day: '2026-02-02' },
	])
})
