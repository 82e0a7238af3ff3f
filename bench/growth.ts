import { join } from 'node:path'
import pg from 'pg'
import { listClients } from '#features/clients/queries/list-clients.ts'
import type { StaffActor } from '#platform/actor.ts'
import { createPool } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { appUrl } from '#platform/database/roles.ts'
import { newId } from '#platform/ids.ts'
import { appPool, performOn, reading } from '#platform/perform.ts'
import { chance } from '../demo/seeded.ts'
import { ms, percent, percentile } from './figures.ts'
import { type Figure, keep } from './results.ts'
import { openSetting, root, type Setting } from './setting.ts'

const rounds = 400
const needles = ['m', 'be', 'mar', 'roux', 'lefev', 'thomas', 'kowal', 'sophie d', 'dur', 'o’b']

/** G10, G11: what more clients in a studio, and more studios beside it, cost a studio's list and search. */
export async function growth(): Promise<void> {
	const setting = await openSetting()
	const made: string[] = []
	try {
		const small = await studioWith(setting, 10, made)
		const huge = await studioWith(setting, 100_000, made)
		await setting.owner.query('vacuum analyze client')
		const few = await measure(small)
		const many = await measure(huge)
		const model = await studioWith(setting, 1000, made)
		const among = await measure(model)
		const single = await alone(setting, model)
		const figures: Figure[] = [
			ratio('G10 list, 10 → 100,000 clients', few.list, many.list, 0.75),
			ratio('G10 search, 10 → 100,000 clients', few.search, many.search, 0.75),
			{
				what: 'G10 search at 100,000 clients, p95',
				measured: ms(percentile(many.search, 0.95)),
				goal: '≤ 30 ms',
				met: percentile(many.search, 0.95) <= 30,
			},
		]
		figures.push(ratio('G11 list, 1 → 500 studios, equal rows', single.list, among.list, 0.95))
		figures.push(ratio('G11 search, 1 → 500 studios, equal rows', single.search, among.search, 0.95))
		keep('growth', {
			title: 'Growth: clients in a studio, studios in an install',
			figures,
			remarks: [
				'Through `reading()`, one after the other: page of 50 by name, and searches of 1 to 8 letters. Ratios are of the medians (how much of the speed is kept). ' +
					'G11 compares a studio of 1,000 clients among 500 others with the same studio alone in a database of its own.',
			],
		})
	} finally {
		for (const id of made) await drop(setting.owner, id)
		await setting.close()
	}
}

type Measured = { list: number[]; search: number[] }

function ratio(what: string, before: number[], after: number[], goal: number): Figure {
	const [one, other] = [percentile(before, 0.5), percentile(after, 0.5)]
	const kept = one / other
	return {
		what,
		measured: `${ms(one)} → ${ms(other)}`,
		against: `keeps ${percent(kept)}`,
		goal: `≥ ${percent(goal)}`,
		met: kept >= goal,
	}
}

async function studioWith({ owner }: Setting, clients: number, made: string[]): Promise<StaffActor> {
	const id = newId()
	const staff = newId()
	made.push(id)
	await owner.query('insert into studio (id, slug, name, is_demo) values ($1, $2, $3, true)', [
		id,
		`bench-${id.slice(-12)}`,
		'Bench',
	])
	await owner.query('insert into studio_settings (studio_id) values ($1)', [id])
	await owner.query(
		"insert into staff (studio_id, id, role, name, email) values ($1, $2, 'owner', 'Bench', 'bench@bench.test')",
		[id, staff],
	)
	await owner.query(
		`insert into client (studio_id, id, first_name, last_name, email, primary_coach_id)
		select $1, gen_random_uuid(), first_name, last_name, 'n' || row_number() over () || '@bench.test', $2
		from (select first_name, last_name from client, generate_series(0, $3::int / 50000)
			where studio_id <> $1 limit $3) as known`,
		[id, staff, clients],
	)
	return {
		kind: 'staff',
		studioId: id,
		id: staff,
		accountId: newId(),
		role: 'owner',
		name: 'Bench',
		locale: 'en',
		timeZone: 'UTC',
	}
}

async function measure(actor: StaffActor): Promise<Measured> {
	const luck = chance('growth')
	const found: Measured = { list: [], search: [] }
	for (let round = -40; round < rounds; round++) {
		const list = await timed(() => reading(actor, ({ ask }) => ask(listClients, {})))
		const search = await timed(() =>
			reading(actor, ({ ask }) => ask(listClients, { q: luck.among(needles) })),
		)
		if (round < 0) continue
		found.list.push(list)
		found.search.push(search)
	}
	return found
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const from = performance.now()
	await work()
	return performance.now() - from
}

/** A database of its own with one studio, the copy of another's thousand clients, and nobody else in it. */
async function alone({ owner, ownerUrl }: Setting, model: StaffActor): Promise<Measured> {
	const name = 'touchline_bench_alone'
	await owner.query(`drop database if exists ${name}`)
	await owner.query(`create database ${name}`)
	const url = new URL(ownerUrl)
	url.pathname = `/${name}`
	const there = new pg.Client({ connectionString: url.href })
	const pool = createPool(appUrl(url.href))
	const usual = appPool()
	try {
		await migrate(url.href, { folder: join(root, 'migrations'), log: () => {} })
		await there.connect()
		for (const table of ['studio', 'studio_settings', 'staff', 'client'])
			await copy(owner, there, table, model.studioId)
		await there.query('vacuum analyze')
		performOn(pool)
		return await measure(model)
	} finally {
		performOn(usual)
		await pool.end()
		await there.end()
		await owner.query(`drop database ${name} with (force)`)
	}
}

async function copy(from: pg.Client, to: pg.Client, table: string, studioId: string): Promise<void> {
	const key = table === 'studio' ? 'id' : 'studio_id'
	const { rows } = await from.query<{ all: string; columns: string }>(
		`select (select jsonb_agg(t) from ${table} t where ${key} = $1)::text as all,
			(select string_agg(format('%I', attname), ', ') from pg_attribute
				where attrelid = $2::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns`,
		[studioId, table],
	)
	const { all, columns } = rows[0] ?? { all: '[]', columns: '*' }
	await to.query(
		`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
		[all],
	)
}

async function drop(owner: pg.Client, id: string): Promise<void> {
	for (const table of ['client', 'staff', 'studio_settings'])
		await owner.query(`delete from ${table} where studio_id = $1`, [id])
	await owner.query('delete from studio where id = $1', [id])
}
