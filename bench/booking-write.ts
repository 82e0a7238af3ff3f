import { strict as assert } from 'node:assert'
import pg from 'pg'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { perform } from '#platform/perform.ts'
import { ms, percent, percentile } from './figures.ts'
import { keep } from './results.ts'
import { type BookingStudio, bookingStudio, openScratch, type Scratch } from './scratch.ts'

const atOnce = 8
const seconds = 8

/** G9: a client takes a free time, durable and overlap-proof, beside the transaction of `pgbench -N` from the same program. */
export async function bookingWrite(): Promise<void> {
	const scratch = await openScratch()
	try {
		const studio = await bookingStudio(scratch.owner, atOnce)
		const simple = await simpleUpdates(scratch)
		const bookings = await booking(studio)
		const { rows } = await scratch.owner.query('select count(*)::int as count from coach_busy')
		assert.ok(rows[0].count >= bookings.times.length)
		const share = bookings.perSecond / simple.perSecond
		keep('booking-write', {
			title: 'Booking a free time, 8 clients at once',
			figures: [
				{
					what: 'G9 bookings per second',
					measured: `${Math.round(bookings.perSecond)} (p50 ${ms(percentile(bookings.times, 0.5))}, p95 ${ms(percentile(bookings.times, 0.95))})`,
					against: `${Math.round(simple.perSecond)} simple updates: ${percent(share)}`,
					goal: '≥ 20 %',
					met: share >= 0.2,
				},
			],
			remarks: [
				'The peer is the transaction of `pgbench -N` (update an account, read it, write history, commit) sent by the same driver from the ' +
					'same process: pgbench itself does not come with the embedded server. Appointments of an hour, back to back. A booking looks at hours and what is busy, locks the coach, ' +
					'writes appointment, place, busy time, audit entry and one job per reaction.',
			],
		})
	} finally {
		await scratch.close()
	}
}

type Done = { perSecond: number; times: number[] }

async function measured(turn: (who: number) => Promise<void>): Promise<Done> {
	const times: number[] = []
	const from = performance.now()
	const until = from + seconds * 1000
	await Promise.all(
		Array.from({ length: atOnce }, async (_, who) => {
			while (performance.now() < until) {
				const begun = performance.now()
				await turn(who)
				times.push(performance.now() - begun)
			}
		}),
	)
	return { perSecond: times.length / ((performance.now() - from) / 1000), times }
}

async function simpleUpdates({ owner, ownerUrl }: Scratch): Promise<Done> {
	await owner.query('create table bench_account (id int primary key, balance int not null, filler char(84))')
	await owner.query(`insert into bench_account select n, 0, '' from generate_series(1, 100000) n`)
	await owner.query('create table bench_history (account int, delta int, at timestamptz, filler char(22))')
	const clients = await Promise.all(
		Array.from({ length: atOnce }, async () => {
			const client = new pg.Client({ connectionString: ownerUrl })
			await client.connect()
			return client
		}),
	)
	const done = await measured(async (who) => {
		const client = clients[who] as pg.Client
		const id = 1 + Math.floor(Math.random() * 100_000)
		await client.query('begin')
		await client.query({
			...{ name: 'update', text: 'update bench_account set balance = balance + $2 where id = $1' },
			values: [id, 7],
		})
		await client.query({
			name: 'read',
			text: 'select balance from bench_account where id = $1',
			values: [id],
		})
		await client.query({
			...{ name: 'history', text: `insert into bench_history (account, delta, at) values ($1, $2, now())` },
			values: [id, 7],
		})
		await client.query('commit')
	})
	await Promise.all(clients.map((client) => client.end()))
	return done
}

/** Each client books with a coach of their own, one time after the other. */
async function booking({ typeIds, clients }: BookingStudio): Promise<Done> {
	const first = Math.ceil(Date.now() / 3_600_000) * 3_600_000
	const turns = clients.map(() => 0)
	// The limit on one client's bookings an hour is not what is measured.
	const unlimited = { ...bookAppointment, limits: () => [] }
	return measured(async (who) => {
		const turn = turns[who] ?? 0
		turns[who] = turn + 1
		const input = { typeId: typeIds[who], startsAt: new Date(first + turn * 3_600_000).toISOString() }
		const outcome = await perform(unlimited, input, { actor: clients[who] as (typeof clients)[number] })
		assert.ok(outcome.ok, JSON.stringify(outcome))
	})
}
