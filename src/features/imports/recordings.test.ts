import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { exercise } from '#features/records/queries/exercise.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { history } from '#features/training/queries/history.ts'
import { weeks } from '#features/training/queries/weeks.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, NotFound } from '#platform/perform.ts'
import { recordings } from './queries/recordings.ts'
import { fitFile, gpxRun } from './recordings/samples.ts'
import { keepRecordings } from './use-cases/keep-recordings.ts'
import { removeRecording } from './use-cases/remove-recording.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-11-22T12:00:00Z')))

// Late in the evening in London, the next day in Paris.
const late = new Date('2026-11-19T23:30:00Z')
const start = new Date('2026-11-20T06:30:00Z')
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64')
const send = (content: string | Uint8Array, fileName = 'run.gpx') => ({ fileName, content: base64(content) })
const logs = async (house: TestStudio) => (await as(house.client).ask(history, {})).logs

test('5.8 a client’s own file becomes a completed workout on its day by their clock, in history, calendar and weeks', async () => {
	const house = await studio()
	const { made, known } = must(await as(house.client).do(keepRecordings, send(gpxRun(late, 50, 10_000))))
	expect({ made, known }).toMatchObject({
		made: [{ title: 'Morning run · 10\u00a0km', onDate: '2026-11-20' }],
		known: 0,
	})
	expect(await logs(house)).toMatchObject([
		{ title: 'Morning run · 10\u00a0km', onDate: '2026-11-20', status: 'completed', sets: 1 },
	])
	const span = { from: '2026-11-16', to: '2026-11-22' }
	const { entries } = await as(house.coach).ask(calendar, { clientId: house.client.id, ...span })
	expect(entries).toMatchObject([{ onDate: '2026-11-20', status: 'completed', exercises: ['Running'] }])
	expect((await as(house.client).ask(weeks, { weeks: 1 })).weeks).toMatchObject([{ sets: 1, minutes: 50 }])
	expect((await as(house.coach).ask(recordings, { clientId: house.client.id })).recordings).toMatchObject([
		{ seconds: 3000, metres: 10_000, heartRate: { average: 140, highest: 160 }, broughtBy: 'client' },
	])
})

test('5.3 records of time and way are reckoned from it, and gone with it', async () => {
	const house = await studio()
	const { made } = must(await as(house.client).do(keepRecordings, send(gpxRun(start, 50, 10_000))))
	const said = async () =>
		JSON.stringify(await as(house.client).ask(exercise, { exerciseKey: 'lib:running' }))
	expect(await said()).toContain('5:00 /km')
	must(await as(house.client).do(removeRecording, { recordingId: made[0]?.id ?? '' }))
	expect(await logs(house)).toEqual([])
	expect(await said()).toContain('"records":[]')
	must(await as(house.client).do(keepRecordings, send(gpxRun(start, 50, 10_000))))
	expect(await logs(house)).toHaveLength(1)
})

test('5.8 the same workout is known again, from another file, another format, the coach, and all at once', async () => {
	const house = await studio()
	const fit = send(fitFile([{ startedAt: start, seconds: 3000, metres: 10_000 }]), 'a.fit')
	const gpx = send(gpxRun(start, 50, 10_000))
	const clientId = house.client.id
	const all = await Promise.all([
		...[as(house.client).do(keepRecordings, fit), as(house.client).do(keepRecordings, gpx)],
		...[
			as(house.coach).do(keepRecordings, { clientId, ...fit }),
			as(house.owner).do(keepRecordings, { clientId, ...gpx }),
		],
	])
	expect(all.map(must).reduce((sum, { made }) => sum + made.length, 0)).toBe(1)
	expect(await logs(house)).toHaveLength(1)
})

test('5.8 of a file with one impossible workout nothing is kept', async () => {
	const house = await studio()
	const both = fitFile([
		{ startedAt: start, seconds: 3000, metres: 10_000 },
		{ startedAt: new Date('2026-11-22T13:00:00Z'), seconds: 3000, metres: 10_000 },
	])
	expect(await as(house.client).do(keepRecordings, send(both))).toMatchObject({ code: 'recording_future' })
	expect(await as(house.client).do(keepRecordings, send('not this'))).toMatchObject({
		code: 'recording_unknown',
	})
	expect(await as(house.client).do(keepRecordings, send(''))).toMatchObject({ code: 'recording_empty' })
	expect(await logs(house)).toEqual([])
	expect((await as(house.client).ask(recordings, {})).recordings).toEqual([])
})

test('1.3 I29 only the client and their coaches bring, see and take back', async () => {
	const house = await studio()
	const clientId = house.client.id
	const input = { clientId, ...send(gpxRun(start, 50, 10_000)) }
	const { made } = must(await as(house.coach).do(keepRecordings, input))
	const recordingId = made[0]?.id ?? ''
	const assistant = await staffMember(house.id, 'assistant')
	const stranger = await staffMember((await studio()).id, 'owner')
	for (const other of [assistant, stranger, house.otherClient, visitor('en')]) {
		expect(await as(other).do(keepRecordings, input)).toMatchObject({ ok: false, code: 'not_found' })
		expect(await as(other).do(removeRecording, { recordingId })).toMatchObject({
			ok: false,
			code: 'not_found',
		})
		await expect(as(other).ask(recordings, { clientId })).rejects.toThrow(NotFound)
	}
	expect(await as(house.client).preview(removeRecording, { recordingId })).toMatchObject({
		effects: [{ kind: 'goes' }],
	})
})

test('5.8 who reads in miles gets the way in miles; what was logged by hand in it stays when it is taken back', async () => {
	const house = await studio()
	await within(house.id, (db) =>
		db.updateTable('account').set({ units: 'imperial' }).where('id', '=', house.client.accountId).execute(),
	)
	const { made } = must(await as(house.client).do(keepRecordings, send(gpxRun(start, 50, 10_000, ''))))
	expect(made[0]?.title).toBe('Running · 6.21\u00a0mi')
	const { id: recordingId } = made[0] ?? { id: '' }
	await within(house.id, (db) =>
		db.updateTable('logged_set').set({ import_id: null }).where('log_id', '=', recordingId).execute(),
	)
	const kept = await as(house.client).do(removeRecording, { recordingId })
	expect(kept).toMatchObject({ ok: true, effects: [{ kind: 'goes' }, { kind: 'stays' }] })
	expect(await logs(house)).toHaveLength(1)
})

test('1.5 two records that hold the same recording become one that holds it once', async () => {
	const house = await studio()
	const file = send(gpxRun(start, 50, 10_000))
	for (const { id: clientId } of [house.client, house.otherClient])
		must(await as(house.coach).do(keepRecordings, { clientId, ...file }))
	const pair = { clientId: house.client.id, mergedClientId: house.otherClient.id }
	must(await as(house.coach).do(mergeClients, pair))
	expect((await as(house.client).ask(recordings, {})).recordings).toHaveLength(1)
})
