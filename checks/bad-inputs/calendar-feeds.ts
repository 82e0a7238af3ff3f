import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { readCalendars } from '#features/availability/regular.ts'
import { exemptOutgoing } from '#platform/http/outgoing.ts'
import type { Reply, Run, Stage } from './case.ts'
import { rowsOf } from './state.ts'

const event = (...lines: string[]): string =>
	['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
const morning = ['DTSTART:20270102T090000Z', 'DTEND:20270102T100000Z']

let serial = 0
type Answer = (response: ServerResponse) => void
const calendar =
	(text: string): Answer =>
	(response) =>
		void response.writeHead(200, { 'content-type': 'text/calendar' }).end(text)

/** Serves a calendar on this machine while something is done with its address. */
async function serving<T>(
	first: Answer,
	work: (url: string, answer: (next: Answer) => void) => Promise<T>,
): Promise<T> {
	let answer = first
	const server = createServer((_, response) => answer(response))
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
	const { port } = server.address() as AddressInfo
	exemptOutgoing(({ host }) => host === `127.0.0.1:${port}`)
	try {
		return await work(`http://127.0.0.1:${port}/${++serial}.ics`, (next) => {
			answer = next
		})
	} finally {
		exemptOutgoing(null)
		server.close()
	}
}

const add = ({ api, a }: Stage, url: string, within = 2000): Promise<Reply> =>
	api('POST', `/coaches/${a.ids.coachId}/external-calendars`, {
		body: JSON.stringify({ label: 'Feed', url }),
		within,
	})

/** Adds a calendar with this text, takes it away again, and says what it made of the coach's days. */
const added =
	(text: string, busy?: string, within?: number): Run =>
	(stage) =>
		serving(calendar(text), async (url) => {
			const reply = await add(stage, url, within)
			const rows = await rowsOf<{ id: string; busy: string }>(
				`select id, (busy * tstzmultirange(tstzrange('2027-01-01', '2027-02-01')))::text as busy from external_calendar
				where host = '127.0.0.1'`,
			)
			if (busy !== undefined) {
				const said = rows.map((row) => row.busy.replaceAll('"', ''))
				expect(said).toEqual([busy])
			}
			for (const { id } of rows) await stage.api('DELETE', `/external-calendars/${id}`)
			// Made, and gone again: the catalogue calls that 200.
			return [reply.status === 201 ? { ...reply, status: 200 } : reply]
		})

const list = (count: number, from: number): string =>
	Array.from({ length: count }, (_, n) => n + from).join(',')
const dense = `FREQ=YEARLY;COUNT=1;BYMONTH=${list(12, 1)};BYMONTHDAY=${list(31, 1)};BYHOUR=${list(24, 0)};BYMINUTE=${list(60, 0)};BYSECOND=${list(60, 0)}`

/** Addresses inside: nothing may be called, which a listener that counts would see. */
const inside: Run = async (stage, values) => {
	let called = 0
	const replies = await serving(
		() => void called++,
		async () => Promise.all(values.map((url) => add(stage, url))),
	)
	expect(called).toBe(0)
	for (const reply of replies) expect(JSON.parse(reply.body).code).toBe('feed_address')
	for (const url of values) {
		const fields: [string, string][] = [
			['coachId', stage.a.ids.coachId ?? ''],
			['label', 'Feed'],
			['url', url],
		]
		const form = await stage.form('availability.add-calendar', fields)
		expect(JSON.parse(form.body)).toMatchObject({ fields: { url: expect.any(String) }, values: { url } })
		replies.push(form)
	}
	return replies
}

export const feedCases: Record<string, Run> = {
	...Object.fromEntries([13, 15, 17, 19, 21, 23].map((number) => [`URL-${number}`, inside])),
	'ICAL-01': (stage, values) =>
		serving(calendar(values[0] ?? ''), async (url) => {
			const reply = await add(stage, url)
			expect(JSON.parse(reply.body).code).toBe('feed_unreadable')
			return [reply]
		}),
	'ICAL-03': added(event(...morning, `RRULE:${dense}`)),
	'ICAL-05': added(event(...morning, 'RRULE:FREQ=WEEKLY;INTERVAL=0;COUNT=3')),
	// Two years of minutes, read in a thread that is cut off after five seconds: on a busy machine it takes more than two.
	'ICAL-07': added(event(...morning, 'RRULE:FREQ=MINUTELY', 'EXRULE:FREQ=MINUTELY'), undefined, 7000),
	// The coach's days are those of Paris.
	'ICAL-09': added(event('DTSTART;VALUE=DATE:20270102'), '{[2027-01-01 23:00:00+00,2027-01-02 23:00:00+00)}'),
	'ICAL-11': added(
		event('DTSTART:20270102T100000', 'DURATION:PT1H'),
		'{[2027-01-02 09:00:00+00,2027-01-02 10:00:00+00)}',
	),
	'ICAL-13': async (stage, values, about) => {
		const replies = await added(event(...morning, `SUMMARY:${values[0]}`))(stage, values, about)
		const kept = await rowsOf(
			`select from event where after::text like '%alert%' or data::text like '%alert%'`,
		)
		expect(kept).toEqual([])
		for (const { body } of replies) expect(body).not.toContain('alert')
		return replies
	},
	'ICAL-15': (stage) =>
		serving(calendar(event(...morning)), async (url, answer) => {
			expect((await add(stage, url)).status).toBe(201)
			const known = () =>
				rowsOf<{ id: string; busy: string }>(
					`select id, busy::text from external_calendar where host = '127.0.0.1'`,
				)
			const [before] = await known()
			answer((response) => void response.writeHead(500).end())
			const reply = await stage.api('POST', `/external-calendars/${before?.id}/refresh`)
			expect(JSON.parse(reply.body).failure).toBe('feed_status')
			await readCalendars.run()
			expect((await known())[0]?.busy).toBe(before?.busy)
			await stage.api('DELETE', `/external-calendars/${before?.id}`)
			return [reply]
		}),
}
