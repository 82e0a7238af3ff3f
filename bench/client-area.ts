import { beside } from './beside.ts'
import { ask, load } from './load.ts'
import { logIn } from './log-in.ts'
import { type Figure, keep } from './results.ts'
import { openSetting, type Setting, start } from './setting.ts'
import { statementsDuring, writeDown } from './statements.ts'

const most = 6
const path = '/client/sessions'
const server = { port: 3217, env: { TOUCHLINE_DEMO: '0' } }

/** Twenty sessions with what their page says of them: what a bare server would have to ask at least. */
const bareSql = `
	select a.title, a.starts_at, a.ends_at, a.zone, a.place, a.link, p.status, s.name as coach, p.price_minor, p.currency
	from appointment_place p
	join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
	join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
	where p.studio_id = $1 and p.client_id = $2 and p.status = 'booked' and a.ends_at > now()
	order by a.starts_at, p.id limit 20`

/** 8.2, G1, G2: a client's own page, logged in, with twenty sessions to come; and with a thousand behind them. */
export async function clientArea(): Promise<void> {
	const setting = await openSetting()
	try {
		await sessions(setting, 20, 0)
		const { email } = await clientOf(setting)
		const { few, many, transactions } = await counted(setting, email)
		keep('client-area', {
			title: 'Client area, twenty sessions',
			figures: [
				{
					what: 'G2 statements, without and with 1,000 more sessions behind',
					measured: `${few} and ${many}`,
					against: `in ${transactions} transactions`,
					goal: `≤ ${most}, equal`,
					met: few <= most && few === many,
				},
				...(await timed(setting, email)),
			],
			remarks: [
				'Statements are those of the whole request (session, frame, figures and page), as the database’s own log tells them, without begin, setting and end. ' +
					'Requests per second and processor time per request: 10 connections, the real server with its worker, against `node:http` with one SELECT of the same twenty rows written as a page of HTML. ' +
					'G1 is meant against WordPress’ logged-in page (45 ms of processor time per request on a machine of this kind), which is not run here.',
			],
		})
	} finally {
		await sessions(setting, 0, 0)
		await setting.close()
	}
}

async function clientOf({ owner, client }: Setting): Promise<{ email: string }> {
	const { rows } = await owner.query<{ email: string }>('select email from client where id = $1', [client.id])
	return rows[0] as { email: string }
}

/** So many sessions to come, and so many behind, of the one client; none of an earlier run. */
async function sessions({ owner, client, staff }: Setting, ahead: number, behind: number): Promise<void> {
	await owner.query("delete from appointment where studio_id = $1 and title like 'Measured %'", [
		client.studioId,
	])
	await owner.query(
		`with made as (
			insert into appointment (studio_id, id, coach_id, title, starts_at, ends_at, zone, wall_start, place, price_minor,
				currency, status, created_by)
			select $1, gen_random_uuid(), $2, 'Measured ' || n, now() + n * interval '1 day', now() + n * interval '1 day' + interval '1 hour',
				'Europe/Paris', '2030-01-01', 'Room ' || n, 4500, 'EUR', case when n > 0 then 'booked' else 'completed' end, 'coach'
			from generate_series(-$4::int, $3::int) n where n <> 0
			returning id, status)
		insert into appointment_place (studio_id, id, appointment_id, client_id, status, seat, capacity, price_minor, currency, payment, booked_at)
		select $1, gen_random_uuid(), id, $5, status, 1, 1, 4500, 'EUR', 'paid', now() from made`,
		[client.studioId, staff.id, ahead, behind, client.id],
	)
	await owner.query('analyze appointment, appointment_place')
}

async function counted(setting: Setting, email: string) {
	await writeDown(setting, true)
	const running = await start('src/server.ts', server)
	try {
		const cookie = await logIn(running.url, email)
		const once = async () => {
			const answer = await ask(running.url + path, { cookie })
			if (answer.status !== 200) throw new Error(`${path} answers ${answer.status} ${answer.location ?? ''}`)
		}
		await once()
		const few = await statementsDuring(setting, once)
		await sessions(setting, 20, 1000)
		const many = await statementsDuring(setting, once)
		await sessions(setting, 20, 0)
		console.log(many.statements.map((statement) => `  ${statement.slice(0, 110)}`).join('\n'))
		if (few.statements.length === 0) throw new Error('the server’s log told of no statement')
		return { few: few.statements.length, many: many.statements.length, transactions: many.transactions }
	} finally {
		await writeDown(setting, false)
		await running.stop()
	}
}

async function timed(setting: Setting, email: string): Promise<Figure[]> {
	const { databasePid, client, ownerUrl } = setting
	const values = JSON.stringify([client.studioId, client.id])
	const bare = await start('bench/bare.ts', {
		port: 3218,
		env: { BARE_URL: ownerUrl, BARE_SQL: bareSql, BARE_VALUES: values, BARE_AS: 'html' },
	})
	const running = await start('src/server.ts', server)
	try {
		const cookie = await logIn(running.url, email)
		const ours = await load({ url: running.url + path, headers: { cookie }, pid: running.pid, databasePid })
		const ceiling = await load({ url: `${bare.url}/rows`, pid: bare.pid, databasePid })
		return beside('G1 page with 20 sessions', ours, ceiling)
	} finally {
		await running.stop()
		await bare.stop()
	}
}
