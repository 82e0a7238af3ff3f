import pg from 'pg'
import { listClients } from '#features/clients/queries/list-clients.ts'
import { appUrl } from '#platform/database/roles.ts'
import { reading } from '#platform/perform.ts'
import { chance } from '../demo/seeded.ts'
import { ms, percentile } from './figures.ts'
import { keep } from './results.ts'
import { openSetting, type Setting } from './setting.ts'

const rounds = 600

/** 2.2 at 50,000 clients, in the studio that has 10,000: what people type, letter by letter. */
export async function clientSearch(): Promise<void> {
	const setting = await openSetting()
	try {
		await setting.owner.query('vacuum analyze client')
		const needles = await needlesFrom(setting.owner)
		await measure(setting, needles.slice(0, 100))
		const ours = await measure(setting, needles)
		const bare = await measureBare(setting, needles)
		const [p50, p95] = [percentile(ours, 0.5), percentile(ours, 0.95)]
		const [bare50, bare95] = [percentile(bare, 0.5), percentile(bare, 0.95)]
		keep('client-search', {
			title: 'Client search: 10,000 clients in the studio, 50,000 in all',
			figures: [
				{
					what: 'p50',
					measured: ms(p50),
					against: `bare ${ms(bare50)}: ${(p50 / bare50).toFixed(1)} ×`,
					goal: '',
					met: null,
				},
				{
					what: 'p95',
					measured: ms(p95),
					against: `bare ${ms(bare95)}: ${(p95 / bare95).toFixed(1)} ×`,
					goal: '≤ 30 ms',
					met: p95 <= 30,
				},
			],
			remarks: [
				`${rounds} searches of 1 to 8 letters, cut from names and addresses of the studio, one after the other, through \`reading()\`: ` +
					'transaction, studio setting, permission, search and page of 50. The bare statements are the same ones, in a transaction with the setting, by a bare `pg` client.',
			],
			plans: await plans(setting),
		})
	} finally {
		await setting.close()
	}
}

async function needlesFrom(owner: pg.Client): Promise<string[]> {
	const { rows } = await owner.query<{ first: string; last: string; email: string }>(
		`select first_name as first, last_name as last, email from client
		where studio_id = (select id from studio where slug = 'large-1') order by id limit 3000`,
	)
	const luck = chance('needles')
	return Array.from({ length: rounds }, () => {
		const { first, last, email } = luck.among(rows)
		const word = luck.among([last, last, last, first, first, email])
		return word.slice(0, 1 + Math.floor(luck.share() * 8))
	})
}

async function measure({ staff }: Setting, needles: string[]): Promise<number[]> {
	const times: number[] = []
	for (const q of needles) {
		const from = performance.now()
		await reading(staff, ({ ask }) => ask(listClients, { q }))
		times.push(performance.now() - from)
	}
	return times
}

/** The statements our own search of this needle sends. */
async function sentFor({ staff }: Setting, q: string): Promise<pg.QueryConfig[]> {
	const sent: pg.QueryConfig[] = []
	const { query } = pg.Client.prototype
	pg.Client.prototype.query = function (this: pg.Client, ...parts: unknown[]) {
		const [first] = parts
		if (typeof first === 'object' && first !== null && 'text' in first) sent.push(first as pg.QueryConfig)
		return query.apply(this, parts as never)
	} as never
	try {
		await reading(staff, ({ ask }) => ask(listClients, { q }))
	} finally {
		pg.Client.prototype.query = query
	}
	return sent
}

/** The same statements by a bare client: same role, same setting, nothing of ours around them. */
async function measureBare(setting: Setting, needles: string[]): Promise<number[]> {
	const bare = new pg.Client({ connectionString: appUrl(setting.ownerUrl) })
	await bare.connect()
	const times: number[] = []
	for (const q of needles) {
		const sent = await sentFor(setting, q)
		const from = performance.now()
		await bare.query(
			`begin read only; select set_config('touchline.studio', '${setting.staff.studioId}', true)`,
		)
		for (const { text, values, name } of sent) await bare.query({ text, values, name })
		await bare.query('rollback')
		times.push(performance.now() - from)
	}
	await bare.end()
	return times
}

const kinds = {
	'one letter: m': 'm',
	'a rare word: zidane': 'zidane',
	'part of every address: large': 'large',
}

/** The plans of the very statements that are sent, as the role that sends them. */
async function plans(setting: Setting): Promise<Record<string, string>> {
	const bare = new pg.Client({ connectionString: appUrl(setting.ownerUrl) })
	await bare.connect()
	const found: Record<string, string> = {}
	for (const [kind, q] of Object.entries(kinds)) {
		const sent = await sentFor(setting, q)
		await bare.query(
			`begin read only; select set_config('touchline.studio', '${setting.staff.studioId}', true)`,
		)
		const search = sent.at(-1)
		const { rows } = await bare.query(`explain (analyze, buffers) ${search?.text}`, search?.values)
		found[kind] = rows.map((row) => Object.values(row)[0]).join('\n')
		await bare.query('rollback')
	}
	await bare.end()
	return found
}
