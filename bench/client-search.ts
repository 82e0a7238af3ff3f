/**
 * Client search at 100,000 clients of one studio (2.2, G10): p50 and p95 of the page's own query, and its ratio to the
 * same SQL sent by a bare `pg` client. Run: `node bench/client-search.ts [clients]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { listClients } from '#features/clients/queries/list-clients.ts'
import { furnishing } from '#features/house.ts'
import type { StaffActor } from '#platform/actor.ts'
import { openEmbedded } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { appUrl, ensureRoles, workerUrl } from '#platform/database/roles.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { newId } from '#platform/ids.ts'
import { reading } from '#platform/perform.ts'

const size = Number(process.argv[2] ?? 100_000)
const goal = 30
const studioId = newId()
const ids = { owner: newId(), coach: newId() }

const first = 'Amélie,Ben,Chloé,David,Éloïse,Farid,Grace,Hugo,Inès,Jack,Karim,Léa,Manon,Noah,Olivia,Paul,Quentin,Rose,Sofia,Tom'
const last = 'Durand,Martin,Bernard,Smith,Jones,Okafor,Lefèvre,Müller,García,Rossi,Nguyen,Kowalski,Dubois,Moreau,Laurent,Taylor'

async function fill(owner: pg.Client): Promise<void> {
	await owner.query('insert into studio (id, slug, name) values ($1, $2, $3)', [studioId, 'bench', 'Bench'])
	await owner.query('insert into studio_settings (studio_id) values ($1)', [studioId])
	for (const [role, id] of Object.entries(ids))
		await owner.query('insert into staff (studio_id, id, role, name, email) values ($1, $2, $3, $3, $3)', [studioId, id, role])
	// Surnames get an ending of their own, so that there are rare and common ones, as among people.
	await owner.query(
		`insert into client (studio_id, id, first_name, last_name, email, primary_coach_id, archived_at)
		select $1, gen_random_uuid(), f[1 + n % 20], l[1 + (n / 20) % 16] || case when n % 3 = 0 then '' else substr(md5((n % 9973)::text), 1, 4) end,
			lower(substr(md5(n::text), 1, 8)) || case when n % 2 = 0 then '@gmail.test' else '@example.test' end,
			case when n % 1000 = 0 then $2::uuid else $3::uuid end, case when n % 50 = 0 then now() end
		from generate_series(1, $4::int) n, (select string_to_array($5, ',') as f, string_to_array($6, ',') as l) names`,
		[studioId, ids.coach, ids.owner, size, first, last],
	)
	await owner.query('vacuum analyze client')
}

const actor = (role: 'owner' | 'coach'): StaffActor => ({
	...{ kind: 'staff', studioId, id: ids[role], accountId: newId(), role, name: role, locale: 'en', timeZone: 'UTC' },
})

const searches: Record<string, { q: string; role?: 'coach' }> = {
	'first page': { q: '' },
	'one letter': { q: 'd' },
	'two letters': { q: 'du' },
	'three letters, common': { q: 'mar' },
	surname: { q: 'durand' },
	'surname and first name': { q: 'lefevre elo' },
	'everybody’s domain': { q: 'gmail' },
	'rare part': { q: 'd3d9' },
	'an address': { q: 'c4ca4238@example' },
	nobody: { q: 'zzzyx' },
	'two short words': { q: 'g du' },
	'a coach with few clients': { q: '', role: 'coach' },
	'a coach searching': { q: 'martin', role: 'coach' },
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const from = performance.now()
	await work()
	return performance.now() - from
}

async function percentiles(rounds: number, work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
	for (let warm = 0; warm < 5; warm++) await work()
	const times: number[] = []
	for (let round = 0; round < rounds; round++) times.push(await timed(work))
	times.sort((one, other) => one - other)
	const at = (part: number) => times[Math.floor(times.length * part)] ?? 0
	return { p50: at(0.5), p95: at(0.95) }
}

/** The statements one search sends, as the server sees them, so that a bare client can send the same. */
async function statementsOf(work: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> {
	const seen: { text: string; values: unknown[] }[] = []
	const query = pg.Client.prototype.query
	pg.Client.prototype.query = function (this: pg.Client, ...parts: unknown[]) {
		const [first] = parts
		if (typeof first === 'object' && first !== null && 'text' in first) seen.push(first as { text: string; values: unknown[] })
		return query.apply(this, parts as never)
	} as never
	await work()
	pg.Client.prototype.query = query
	return seen
}

async function measure(bare: pg.Client): Promise<boolean> {
	let good = true
	console.log(`${size} clients\n${'search'.padEnd(28)}p50 ms  p95 ms  bare p50  ratio`)
	for (const [name, { q, role = 'owner' }] of Object.entries(searches)) {
		const ask = () => reading(actor(role), (r) => r.ask(listClients, { q }))
		const sent = await statementsOf(ask)
		const ours = await percentiles(100, ask)
		const theirs = await percentiles(100, async () => {
			await bare.query('begin')
			await bare.query(`select set_config('touchline.studio', $1, true)`, [studioId])
			for (const { text, values } of sent) await bare.query(text, values)
			await bare.query('commit')
		})
		good &&= ours.p95 <= goal
		const figures = [ours.p50.toFixed(1), ours.p95.toFixed(1), theirs.p50.toFixed(1), (ours.p50 / theirs.p50).toFixed(2)]
		console.log(name.padEnd(28) + figures.map((figure) => figure.padEnd(8)).join(''))
	}
	return good
}

const folder = mkdtempSync(join(tmpdir(), 'touchline-bench-'))
const server = await openEmbedded({ folder, durable: true })
try {
	await ensureRoles(server.ownerUrl)
	await migrate(server.ownerUrl, { folder: join(import.meta.dirname, '../migrations'), log: () => {} })
	const owner = new pg.Client({ connectionString: server.ownerUrl })
	await owner.connect()
	await fill(owner)
	await owner.end()
	const urls = { appUrl: appUrl(server.ownerUrl), workerUrl: workerUrl(server.ownerUrl) }
	await openHouse(furnishing, { ...urls, works: false, post: async () => {} })
	const bare = new pg.Client({ connectionString: urls.appUrl })
	await bare.connect()
	const good = await measure(bare)
	if (process.argv.includes('--explain')) {
		const q = process.argv[process.argv.indexOf('--explain') + 1] ?? 'durand'
		const sent = await statementsOf(() => reading(actor('owner'), (r) => r.ask(listClients, { q })))
		await bare.query('begin')
		await bare.query(`select set_config('touchline.studio', $1, true)`, [studioId])
		const last = sent.at(-1)
		const { rows } = await bare.query(`explain (analyze, buffers) ${last?.text}`, last?.values)
		for (const row of rows) console.log(row['QUERY PLAN'])
		await bare.query('rollback')
	}
	await bare.end()
	await closeHouse()
	console.log(good ? `All p95 ≤ ${goal} ms.` : `Some p95 are over ${goal} ms.`)
	process.exitCode = good ? 0 : 1
} finally {
	await server.stop()
	rmSync(folder, { recursive: true, force: true })
}
