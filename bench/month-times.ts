import { makeApiKey } from '#features/accounts/use-cases/make-api-key.ts'
import { revokeApiKey } from '#features/accounts/use-cases/revoke-api-key.ts'
import { newId } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { beside } from './beside.ts'
import { ms } from './figures.ts'
import { ask, load } from './load.ts'
import { keep } from './results.ts'
import { openSetting, type Setting, start } from './setting.ts'
import { statementsDuring, writeDown } from './statements.ts'

const most = { statements: 6, cpuMs: 6 }
const server = { port: 3217, env: { TOUCHLINE_DEMO: '0', TOUCHLINE_API_LIMIT: '9999999' } }

const bareSql = `select lower(during) as "from", upper(during) as "to" from coach_busy
	where studio_id = $1 and coach_id = $2 and during && tstzrange(now(), now() + interval '31 days')`

/** G7: the free times of a month, database included, for a coach with a thousand things in the way. */
export async function monthTimes(): Promise<void> {
	const setting = await openSetting()
	const { staff, owner } = setting
	await withoutType(setting)
	const typeId = await bookable(setting)
	const key = { name: 'bench', scopes: ['appointments:read'], days: 1 }
	const made = must(await perform(makeApiKey, key, { actor: staff }))
	const headers = { authorization: `Bearer ${made.key}` }
	const today = new Date().toISOString().slice(0, 10)
	const path = `/api/v1/appointment-types/${typeId}/times?from=${today}&to=${addDays(today, 30)}`
	try {
		const sent = await counted(setting, path, headers)
		const running = await start('src/server.ts', server)
		const values = JSON.stringify([staff.studioId, staff.id])
		const bare = await start('bench/bare.ts', {
			port: 3218,
			env: { BARE_URL: setting.ownerUrl, BARE_SQL: bareSql, BARE_VALUES: values },
		})
		const { databasePid } = setting
		const ours = await load({ url: running.url + path, headers, pid: running.pid, databasePid })
		const ceiling = await load({ url: `${bare.url}/rows`, pid: bare.pid, databasePid })
		await Promise.all([running.stop(), bare.stop()])
		const cpu = ours.cpu + ours.databaseCpu
		keep('month-times', {
			title: 'Free times of a month, by key, 10 connections',
			figures: [
				{
					what: 'G7 statements, key included',
					measured: `${sent.statements.length}`,
					against: `in ${sent.transactions} transactions`,
					goal: `≤ ${most.statements}`,
					met: sent.statements.length <= most.statements,
				},
				{
					what: 'G7 processor time per request, database included',
					measured: ms(cpu),
					against: '',
					goal: `≤ ${ms(most.cpuMs)}`,
					met: cpu <= most.cpuMs,
				},
				...beside('month of free times', ours, ceiling),
			],
			remarks: [
				'A coach open ten hours on every weekday, an hour every 15 minutes, a thousand appointments in a year. The ceiling is `node:http` with one SELECT of what is in the way that month, and no reckoning.',
			],
		})
	} finally {
		await perform(revokeApiKey, { keyId: made.keyId }, { actor: staff })
		await withoutType(setting)
		await owner.query('analyze coach_busy')
		await setting.close()
	}
}

/** A type of the owner's, their hours, and a thousand appointments in the coming year. */
async function bookable({ owner, staff }: Setting): Promise<string> {
	const typeId = newId()
	const ids = [staff.studioId, staff.id]
	await owner.query('insert into coach_schedule (studio_id, staff_id) values ($1, $2)', ids)
	await owner.query(
		`insert into weekly_hours (studio_id, staff_id, weekday, from_minute, to_minute)
			select $1, $2, day, 480, 1080 from generate_series(1, 5) day`,
		ids,
	)
	await owner.query(
		`insert into appointment_type (studio_id, id, name, duration_minutes, minimum_notice_minutes, currency, self_booking)
			values ($1, $2, 'Measured type', 60, 0, 'EUR', 'clients')`,
		[staff.studioId, typeId],
	)
	await owner.query('insert into appointment_type_coach (studio_id, staff_id, type_id) values ($1, $2, $3)', [
		...ids,
		typeId,
	])
	await owner.query(
		`with made as (
			insert into appointment (studio_id, id, coach_id, title, starts_at, ends_at, zone, wall_start, currency, status, created_by)
			select $1, gen_random_uuid(), $2, 'Measured', at, at + interval '45 minutes', 'Europe/Paris', '2030-01-01', 'EUR', 'booked', 'coach'
			from generate_series(0, 999) n, lateral (select date_trunc('hour', now()) + n * interval '8 hours 45 minutes' as at) t
			returning id, starts_at, ends_at)
		insert into coach_busy (studio_id, id, coach_id, appointment_id, during, status)
		select $1, gen_random_uuid(), $2, id, tstzrange(starts_at, ends_at), 'booked' from made`,
		ids,
	)
	await owner.query('analyze appointment, coach_busy')
	return typeId
}

async function withoutType({ owner, staff }: Setting): Promise<void> {
	const ids = [staff.studioId, staff.id]
	await owner.query("delete from appointment where studio_id = $1 and title = 'Measured'", [staff.studioId])
	await owner.query("delete from appointment_type where studio_id = $1 and name = 'Measured type'", [
		staff.studioId,
	])
	await owner.query('delete from weekly_hours where studio_id = $1 and staff_id = $2', ids)
	await owner.query('delete from coach_schedule where studio_id = $1 and staff_id = $2', ids)
}

async function counted(setting: Setting, path: string, headers: Record<string, string>) {
	await writeDown(setting, true)
	const running = await start('src/server.ts', server)
	try {
		const once = async () => {
			const { status } = await ask(running.url + path, headers)
			if (status !== 200) throw new Error(`${path} answers ${status}`)
		}
		// The first request of a key writes that it is used, and takes a lot of hits.
		await once()
		return await statementsDuring(setting, once)
	} finally {
		await writeDown(setting, false)
		await running.stop()
	}
}
