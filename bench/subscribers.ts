import { list } from '#features/subscriptions/queries/list.ts'
import type { StaffActor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { reading } from '#platform/perform.ts'
import { ms, percentile } from './figures.ts'
import { keep } from './results.ts'
import { openScratch, type Scratch } from './scratch.ts'

const rounds = 30
const many = 10_000

/** 6.3: a page of a program's subscribers with the counts of all states, of ten thousand beside a program of fifty. */
export async function subscribers(): Promise<void> {
	const scratch = await openScratch()
	try {
		const actor = await ownerIn(scratch)
		const small = await programWith(scratch, actor.studioId, 50)
		const large = await programWith(scratch, actor.studioId, many)
		await scratch.owner.query('vacuum analyze')
		const few = await measure(actor, { programId: small })
		const all = await measure(actor, { programId: large })
		const later = await measure(actor, { programId: large, filter: 'active' })
		const p95 = percentile(all, 0.95)
		const each = percentile(all, 0.5) / many / (percentile(few, 0.5) / 50)
		keep('subscribers', {
			title: 'Subscribers of a program: fifty of ten thousand, and the counts of all states',
			figures: [
				{
					what: `a page and its counts, ${many} subscribers, p95`,
					measured: ms(p95),
					against: `50 subscribers: ${ms(percentile(few, 0.95))}`,
					goal: '≤ 100 ms',
					met: p95 <= 100,
				},
				{
					what: 'cost of one subscriber, of ten thousand to of fifty',
					measured: each.toFixed(3),
					against: 'the same query',
					goal: '≤ 1',
					met: each <= 1,
				},
				{
					what: 'the same, only the active ones, p95',
					measured: ms(percentile(later, 0.95)),
					goal: '≤ 100 ms',
					met: percentile(later, 0.95) <= 100,
				},
			],
			remarks: [
				'Through `reading()`, one after the other, in a database of its own; every subscriber has twelve workouts ahead on a calendar of their own.',
			],
		})
	} finally {
		await scratch.close()
	}
}

async function measure(
	actor: StaffActor,
	input: { programId: string; filter?: 'active' },
): Promise<number[]> {
	const times: number[] = []
	for (let round = 0; round < rounds + 5; round++) {
		const before = performance.now()
		await reading(actor, ({ ask }) => ask(list, input))
		if (round >= 5) times.push(performance.now() - before)
	}
	return times
}

async function ownerIn({ owner }: Scratch): Promise<StaffActor> {
	const [studioId, id] = [newId(), newId()]
	await owner.query(`insert into studio (id, slug, name) values ($1, 'bench-subscribers', 'Bench')`, [
		studioId,
	])
	await owner.query('insert into studio_settings (studio_id) values ($1)', [studioId])
	await owner.query(
		`insert into staff (studio_id, id, role, name, email) values ($1, $2, 'owner', 'Owner', 'owner@example.test')`,
		[studioId, id],
	)
	const account = { accountId: newId(), name: 'Owner', locale: 'en' as const, timeZone: 'Europe/Paris' }
	return { kind: 'staff', studioId, id, role: 'owner', ...account }
}

/** A 1-2-1 program and its subscribers; one in ten is paused, one in ten has left. */
async function programWith({ owner }: Scratch, studioId: string, count: number): Promise<string> {
	const programId = newId()
	await owner.query(
		`insert into program (studio_id, id, title, weeks, type, published_at) values ($1, $2, $3, 4, 'one_to_one', now())`,
		[studioId, programId, `Of ${count}`],
	)
	await owner.query(
		`with person as (
			insert into client (studio_id, id, first_name, last_name, email)
			select $1, gen_random_uuid(), 'Sub' || n, 'Scriber ' || md5(n::text), 's' || n || '-' || $3 || '@example.test'
			from generate_series(1, $3::int) n returning id),
		calendars as (
			insert into calendar (studio_id, id, client_id, kind)
			select $1, gen_random_uuid(), id, 'subscription' from person returning id, client_id),
		places as (
			insert into subscription (studio_id, id, program_id, client_id, calendar_id, began_on, joined_on, paused_on)
			select $1, gen_random_uuid(), $2, client_id, id, current_date - 60, current_date - 60,
				case when get_byte(uuid_send(id), 15) % 10 = 0 then current_date - 1 end
			from calendars)
		insert into workout (studio_id, id, calendar_id, client_id, on_date, title, content)
		select $1, gen_random_uuid(), id, client_id, current_date + (n - 4) * 3, 'Workout', '{"v":1,"sections":[]}'
		from calendars, generate_series(1, 12) n`,
		[studioId, programId, count],
	)
	return programId
}
