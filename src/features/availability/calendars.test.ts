import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { drain, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { exemptOutgoing } from '#platform/http/outgoing.ts'
import { must } from '#platform/perform.ts'
import { nextReadAt } from './feeds/pace.ts'
import { calendars } from './queries/calendars.ts'
import { hostsOf } from './queries/hosts.ts'
import { readCalendars } from './regular.ts'
import { addCalendar } from './use-cases/add-calendar.ts'
import { refreshCalendar } from './use-cases/refresh-calendar.ts'
import { removeCalendar } from './use-cases/remove-calendar.ts'
import { setHours } from './use-cases/set-hours.ts'

useHouse()

type Serving = (response: ServerResponse, asked: { etag: string | undefined }) => void
let server: Server
let url = ''
let serve: Serving
let asked = 0

beforeAll(async () => {
	server = createServer((request, response) => {
		asked++
		serve(response, { etag: request.headers['if-none-match'] })
	})
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
	const { port } = server.address() as AddressInfo
	url = `http://127.0.0.1:${port}/calendar/very-secret-token/basic.ics`
	exemptOutgoing(({ host }) => host === `127.0.0.1:${port}`)
})
afterAll(() => {
	exemptOutgoing(null)
	server.closeAllConnections()
	server.close()
})

let time = 0
const passes = (minutes: number) => {
	time += minutes * 60_000
}
beforeAll(() => setClock(() => new Date(time)))
// On its rounds Touchline would come by those of the tests before.
const studios: string[] = []
afterEach(async () => {
	for (const id of studios.splice(0)) await within(id, (db) => db.deleteFrom('external_calendar').execute())
})

const calendar = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', `UID:${lines[0]}`, ...lines, 'END:VEVENT']
const dentist = calendar(
	...event('DTSTART:20270609T080000Z', 'DTEND:20270609T090000Z', 'SUMMARY:Dentist <script>alert(1)</script>'),
)
const text =
	(body: string, headers: Record<string, string> = {}): Serving =>
	(response) =>
		void response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(body)

/** A studio whose coach has the dentist's calendar. */
async function withDentist() {
	time = Date.parse('2027-06-07T08:00:00Z')
	const home = await studio()
	studios.push(home.id)
	serve = text(dentist)
	const { calendarId } = must(
		await as(home.coach).do(addCalendar, { coachId: home.coach.id, label: 'Private', url }),
	)
	const busy = async () => {
		const span = { from: new Date('2027-06-01T00:00Z'), to: new Date('2027-07-01T00:00Z') }
		const [host] = await within(home.id, (db) => hostsOf(db, [home.coach.id], span))
		return (host?.busy ?? []).map(([from]) => from.slice(5, 16))
	}
	const state = async () => (await as(home.coach).ask(calendars, { coachId: home.coach.id })).calendars[0]
	const row = () =>
		within(home.id, (db) => db.selectFrom('external_calendar').selectAll().executeTakeFirstOrThrow())
	const refresh = (emptied = false) => as(home.coach).do(refreshCalendar, { calendarId, emptied })
	return { ...home, calendarId, busy, state, row, refresh }
}

test('7.7 a calendar’s events make busy; neither its address nor a title is ever told or kept in clear', async () => {
	const { coach, busy, row, id } = await withDentist()
	expect(await busy()).toEqual(['06-09T08:00'])
	const told = JSON.stringify(await as(coach).ask(calendars, { coachId: coach.id }))
	expect(told).toContain('"host":"127.0.0.1"')
	const trail = await within(id, (db) => db.selectFrom('event').selectAll().execute())
	for (const said of [told, JSON.stringify(await row()), JSON.stringify(trail)])
		expect(said).not.toMatch(/very-secret-token|Dentist|script/)
	const twice = await as(coach).do(addCalendar, { coachId: coach.id, label: 'Again', url })
	expect(twice).toMatchObject({ code: 'availability_calendar_twice' })
})

const faults: [what: string, failure: string, Serving][] = [
	['answers 500', 'feed_status', (response) => void response.writeHead(500).end(dentist)],
	['answers 404', 'feed_status', (response) => void response.writeHead(404).end()],
	[
		'sends elsewhere',
		'feed_status',
		(response) => void response.writeHead(302, { location: '/other' }).end(),
	],
	['answers nothing', 'feed_empty', (response) => void response.writeHead(200).end()],
	['answers 204', 'feed_status', (response) => void response.writeHead(204).end()],
	['answers a page to log in', 'feed_unreadable', text('<!doctype html><title>Log in</title>')],
	['ends in the middle', 'feed_unreadable', text(dentist.slice(0, 90))],
	[
		'is cut off below',
		'feed_unreachable',
		(response) => {
			response.writeHead(200, { 'content-length': String(dentist.length) })
			response.write(dentist.slice(0, 60), () => response.destroy())
		},
	],
	['hangs up', 'feed_unreachable', (response) => void response.destroy()],
	['has a day that doesn’t exist', 'feed_unreadable', text(dentist.replaceAll('20270609T08', '20270231T08'))],
	['has no event any more', 'feed_empty', text(calendar())],
	[
		'is endless',
		'feed_too_large',
		(response) => {
			const more = () => response.write(Buffer.alloc(64 * 1024, 'x'), (error) => !error && more())
			more()
		},
	],
	[
		'runs wild',
		'feed_too_much',
		text(calendar(...event('DTSTART:20000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'))),
	],
]
test.each(faults)(
	'I7 a calendar that %s frees nothing, says %s, and works again when it does',
	async (_, failure, fault) => {
		const { busy, state, refresh, row } = await withDentist()
		const worked = (await row()).worked_at
		passes(20)
		serve = fault
		await readCalendars.run()
		expect(await busy()).toEqual(['06-09T08:00'])
		expect(await state()).toMatchObject({ failure, workedAt: worked, busy: 1 })
		expect(must(await refresh())).toMatchObject({ failure })
		expect(await busy()).toEqual(['06-09T08:00'])
		serve = text(calendar(...event('DTSTART:20270610T080000Z', 'DURATION:PT1H')))
		passes(1)
		expect(must(await refresh())).toEqual({ failure: null, failureText: null })
		expect(await busy()).toEqual(['06-10T08:00'])
	},
)

test('I7 a server that never answers is given up, and frees nothing', async () => {
	const { busy, state } = await withDentist()
	passes(20)
	serve = () => {}
	await readCalendars.run()
	expect(await state()).toMatchObject({ failure: 'feed_unreachable' })
	expect(await busy()).toEqual(['06-09T08:00'])
})

test('I7 a calendar that really is empty frees its time when somebody says so', async () => {
	const { busy, refresh } = await withDentist()
	serve = text(calendar())
	expect(must(await refresh())).toMatchObject({ failure: 'feed_empty' })
	expect(must(await refresh(true))).toMatchObject({ failure: null })
	expect(await busy()).toEqual([])
})

test('I7 an answer that comes late never replaces a newer one', async () => {
	const { busy, coach, calendarId } = await withDentist()
	let late: ServerResponse | undefined
	serve = (response) => {
		late = response
	}
	const slow = as(coach).do(refreshCalendar, { calendarId })
	await expect.poll(() => late).toBeDefined()
	passes(1)
	serve = text(calendar(...event('DTSTART:20270610T080000Z', 'DURATION:PT1H')))
	must(await as(coach).do(refreshCalendar, { calendarId }))
	text(dentist)(late as ServerResponse, { etag: undefined })
	must(await slow)
	expect(await busy()).toEqual(['06-10T08:00'])
})

test('7.7 each is asked every quarter of an hour, not before, by one worker only, and not read again when nothing is new', async () => {
	const { busy, row } = await withDentist()
	asked = 0
	passes(10)
	await readCalendars.run()
	expect(asked).toBe(0)
	passes(8)
	serve = text(dentist, { etag: '"one"' })
	await Promise.all([readCalendars.run(), readCalendars.run(), readCalendars.run()])
	expect(asked).toBe(1)
	const spread = (await row()).expanded_at
	passes(20)
	await readCalendars.run()
	expect((await row()).expanded_at).toEqual(spread)
	passes(24 * 60)
	// Read anew, the answer is the same; what repeats reaches a day further.
	serve = (response, { etag }) =>
		text(etag ? 'never asked for' : dentist, { etag: '"one"' })(response, { etag })
	await readCalendars.run()
	expect((await row()).expanded_at).not.toEqual(spread)
	serve = (response, { etag }) =>
		etag === '"one"' ? void response.writeHead(304).end() : text('')(response, { etag })
	passes(20)
	await readCalendars.run()
	expect(await row()).toMatchObject({ failures: 0, failure: null })
	expect(await busy()).toEqual(['06-09T08:00'])
})

test('7.7 after failures it is asked less and less often, eight hours apart at most', () => {
	const at = new Date('2027-06-07T08:00:00Z')
	const minutes = (failures: number) => (nextReadAt(at, failures, 0.5).getTime() - at.getTime()) / 60_000
	expect([0, 1, 2, 3, 4, 5, 6, 60].map(minutes)).toEqual([15, 30, 60, 120, 240, 480, 480, 480])
	expect(nextReadAt(at, 0, 0).getTime() - at.getTime()).toBe(13.5 * 60_000)
})

test('I7 13.1 a coach hears once of a calendar that fails for a day, and again only after it worked', async () => {
	const { id, coach, state } = await withDentist()
	const fail: Serving = (response) => void response.writeHead(500).end()
	const failFor = async (hours: number) => {
		serve = fail
		for (let gone = 0; gone < hours; gone += 8) {
			passes(8 * 60 + 60)
			await readCalendars.run()
		}
		await drain()
	}
	const heard = () =>
		within(id, (db) =>
			db
				.selectFrom('notice')
				.select(['kind', 'staff_id', 'params'])
				.where('kind', '=', 'calendar-failing')
				.execute(),
		)
	await failFor(16)
	expect(await heard()).toEqual([])
	await failFor(72)
	expect(await heard()).toMatchObject([{ staff_id: coach.id, params: { label: 'Private' } }])
	serve = text(dentist)
	passes(9 * 60)
	await readCalendars.run()
	expect(await state()).toMatchObject({ failure: null })
	await failFor(48)
	expect(await heard()).toHaveLength(2)
})

test('7.7 another zone of the coach moves whole days and times without a zone on the next round', async () => {
	const { coach, busy } = await withDentist()
	serve = text(calendar(...event('DTSTART;VALUE=DATE:20270610')))
	passes(20)
	await readCalendars.run()
	expect(await busy()).toEqual(['06-09T22:00'])
	must(await as(coach).do(setHours, { coachId: coach.id, week: [], timeZone: 'America/New_York' }))
	await readCalendars.run()
	expect(await busy()).toEqual(['06-10T04:00'])
})

test('1.3 quality 3 only whoever keeps a coach’s hours can make us call an address, and never one inside', async () => {
	const { id, coach, owner, client, calendarId } = await withDentist()
	const other = await staffMember(id, 'coach')
	const rival = await studio()
	asked = 0
	const given = { coachId: coach.id, label: 'Mine', url: `${url}?2` }
	for (const actor of [other, client, rival.owner]) {
		expect(await as(actor).do(addCalendar, given)).toMatchObject({ code: 'not_found' })
		expect(await as(actor).do(refreshCalendar, { calendarId })).toMatchObject({ code: 'not_found' })
		expect(await as(actor).do(removeCalendar, { calendarId })).toMatchObject({ code: 'not_found' })
	}
	expect(asked).toBe(0)
	const inside = [
		'http://example.org/c.ics',
		'https://127.0.0.1/c.ics',
		'https://[::1]/',
		'https://10.0.0.1/',
		'webcal://192.168.1.1/c.ics',
	]
	for (const address of [...inside, 'file:///etc/passwd', 'https://user:pw@example.org/', 'nonsense'])
		expect(await as(owner).do(addCalendar, { ...given, url: address }), address).toMatchObject({
			code: 'feed_address',
			field: 'url',
		})
	must(await as(owner).do(removeCalendar, { calendarId }))
	expect((await as(coach).ask(calendars, { coachId: coach.id })).calendars).toEqual([])
})
