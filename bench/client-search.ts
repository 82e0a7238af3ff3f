import type pg from 'pg'
import { listClients } from '#features/clients/queries/list-clients.ts'
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
				{ what: 'p50', measured: ms(p50), against: `the bare statement ${ms(bare50)}: ${(p50 / bare50).toFixed(1)} ×`, goal: '', met: null },
				{ what: 'p95', measured: ms(p95), against: `the bare statement ${ms(bare95)}: ${(p95 / bare95).toFixed(1)} ×`, goal: '≤ 30 ms', met: p95 <= 30 },
			],
			remarks: [
				`${rounds} searches of 1 to 8 letters, cut from names and addresses of the studio, one after the other, through \`reading()\`: ` +
					'transaction, studio setting, permission, search and page of 50. The bare statement has the same conditions and order, as owner.',
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

const bareSql = `
	select id, first_name, last_name, email, phone, tags, sort_name from client
	where studio_id = $1 and search_text like '%' || fold($2) || '%' and archived_at is null
	order by sort_name, id limit 51`

async function measureBare({ owner, staff }: Setting, needles: string[]): Promise<number[]> {
	const times: number[] = []
	for (const q of needles) {
		const from = performance.now()
		await owner.query(bareSql, [staff.studioId, q])
		times.push(performance.now() - from)
	}
	return times
}

/** The plans of the very statements the query sends, for one letter, a rare word and a common one. */
async function plans({ owner, staff }: Setting): Promise<Record<string, string>> {
	const found: Record<string, string> = {}
	await owner.query('load \'auto_explain\'').catch(() => {})
	for (const [kind, q] of Object.entries({ 'one letter, "m"': 'm', 'rare word, "zidane"': 'zidane', 'common part, "large"': 'large' })) {
		await owner.query('begin')
		await owner.query("select set_config('touchline.studio', $1, true)", [staff.studioId])
		const { rows } = await owner.query(`explain (analyze, buffers) ${bareSql}`, [staff.studioId, q])
		found[kind] = rows.map((row) => Object.values(row)[0]).join('\n')
		await owner.query('rollback')
	}
	return found
}
