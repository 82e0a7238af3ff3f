import { beside } from './beside.ts'
import { ask, load } from './load.ts'
import { logIn } from './log-in.ts'
import { type Figure, keep } from './results.ts'
import { openSetting, type Setting, start } from './setting.ts'
import { statementsDuring, writeDown } from './statements.ts'

const most = 6
const server = { port: 3217, env: { TOUCHLINE_DEMO: '0' } }

/** The calendar's rows, as the page reads them for a month: what a bare server would have to ask at least. */
const bareSql = `
	select workout.id, workout.on_date, workout.title, workout.content, run.title as run, log.status
	from workout left join program_run run on run.studio_id = workout.studio_id and run.id = workout.run_id
	left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
	where workout.studio_id = $1 and workout.client_id = $2
		and workout.on_date between current_date - 15 and current_date + 27
	order by workout.on_date, workout.position`

/** 5.1, G2: the calendar page of client and coach, with ten and with a thousand workouts. */
export async function calendarPage(): Promise<void> {
	const setting = await openSetting()
	const pages = [
		{ who: 'client', path: '/client/calendar?view=month', email: 'client' },
		{
			who: 'coach',
			path: `/coach/clients/${setting.client.id}/calendar?view=month`,
			email: 'owner1@large.touchline.test',
		},
	]
	try {
		const figures: Figure[] = []
		const seen = await counted(setting, pages)
		for (const { who, few, many, text } of seen)
			figures.push({
				what: `statements, ${who}, 10 and 1,000 workouts`,
				measured: `${few} and ${many}`,
				against: text,
				goal: `≤ ${most}, equal`,
				met: few <= most && few === many,
			})
		figures.push(...(await timed(setting, pages)))
		keep('calendar-page', {
			title: 'Calendar page, a month',
			figures,
			remarks: [
				'Statements are those of the whole request (session, frame and page), as the database’s own log tells them, without begin, setting and end. ' +
					'Requests per second and processor time per request: 10 connections, the real server with its worker, against `node:http` with one SELECT of the same rows.',
			],
		})
	} finally {
		await thousand(setting, false)
		await setting.close()
	}
}

type Page = { who: string; path: string; email: string }

async function addressOf({ owner, client }: Setting): Promise<string> {
	const { rows } = await owner.query<{ email: string }>('select email from client where id = $1', [client.id])
	return rows[0]?.email ?? ''
}

async function counted(setting: Setting, pages: Page[]) {
	await writeDown(setting, true)
	const running = await start('src/server.ts', server)
	const found: { who: string; few: number; many: number; text: string }[] = []
	try {
		for (const { who, path, email } of pages) {
			const cookie = await logIn(running.url, email === 'client' ? await addressOf(setting) : email)
			const once = async () => {
				const answer = await ask(running.url + path, { cookie })
				if (answer.status !== 200)
					throw new Error(`${path} answers ${answer.status} ${answer.location ?? ''}`)
			}
			await thousand(setting, false)
			await once()
			const few = await statementsDuring(setting, once)
			await thousand(setting, true)
			const many = await statementsDuring(setting, once)
			const text = `in ${many.transactions} transactions`
			found.push({ who, few: few.statements.length, many: many.statements.length, text })
			console.log(many.statements.map((statement) => `  ${statement.slice(0, 110)}`).join('\n'))
		}
	} finally {
		await writeDown(setting, false)
		await running.stop()
	}
	await thousand(setting, false)
	if (found.some(({ few }) => few === 0)) throw new Error('the server’s log told of no statement')
	return found
}

/** A thousand more workouts on the month of one client; or none of them. */
async function thousand({ owner, client }: Setting, there: boolean): Promise<void> {
	await owner.query("delete from workout where client_id = $1 and title = 'One of a thousand'", [client.id])
	if (!there) return
	await owner.query(
		`insert into workout (studio_id, id, calendar_id, client_id, on_date, title, content, added_by)
		select c.studio_id, gen_random_uuid(), c.id, c.client_id, current_date - 10 + n % 20, 'One of a thousand', t.content, 'coach'
		from calendar c, generate_series(1, 990) n, lateral (select content from workout w where w.client_id = c.client_id limit 1) t
		where c.client_id = $1`,
		[client.id],
	)
}

async function timed(setting: Setting, pages: Page[]): Promise<Figure[]> {
	const { databasePid, client, ownerUrl } = setting
	const bare = await start('bench/bare.ts', {
		port: 3218,
		env: {
			...{ BARE_URL: ownerUrl },
			...{ BARE_SQL: bareSql, BARE_VALUES: JSON.stringify([client.studioId, client.id]) },
		},
	})
	const running = await start('src/server.ts', server)
	try {
		const figures: Figure[] = []
		for (const { who, path, email } of pages) {
			const cookie = await logIn(running.url, email === 'client' ? await addressOf(setting) : email)
			const ours = await load({ url: running.url + path, headers: { cookie }, pid: running.pid, databasePid })
			const ceiling = await load({ url: `${bare.url}/rows`, pid: bare.pid, databasePid })
			figures.push(...beside(`page of the ${who}`, ours, ceiling))
		}
		return figures
	} finally {
		await running.stop()
		await bare.stop()
	}
}
