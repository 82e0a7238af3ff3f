import { beforeAll, expect, test } from 'vitest'
import { changeAccount } from '#features/accounts/use-cases/change-account.ts'
import { useHouse } from '#features/testing/house.ts'
import { measuring } from '#features/testing/measuring.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { ofClient } from './queries/of-client.ts'
import { deleteMeasurement } from './use-cases/delete-measurement.ts'
import { editMeasurement } from './use-cases/edit-measurement.ts'
import { record } from './use-cases/record.ts'
import { undoDelete } from './use-cases/undo-delete.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

async function arranged() {
	const house = await studio()
	const ids = await measuring(house)
	return { ...house, ids, weight: ids.weight ?? '', waist: ids.waist ?? '' }
}

const entries = async (actor: Actor, metricId: string, clientId?: string) => {
	const { series } = await as(actor).ask(ofClient, clientId ? { clientId } : {})
	return series.find(({ id }) => id === metricId)?.entries ?? []
}

const one = async (house: TestStudio, weight: string, value = 72.4, onDate = '2026-03-01') => {
	const { recorded } = must(await as(house.client).do(record, { onDate, values: { [weight]: value } }))
	return recorded[0]?.measurementId ?? ''
}

test('8.5 several values of one day in one form, read back with the newest of each; the coach sees them too', async () => {
	const { client, coach, weight, waist } = await arranged()
	must(
		await as(client).do(record, {
			onDate: '2026-03-01',
			values: { [weight]: 72.4, [waist]: 81 },
			note: 'morning',
		}),
	)
	must(await as(coach).do(record, { clientId: client.id, onDate: '2026-03-02', values: { [weight]: 72 } }))
	expect(await entries(client, weight)).toMatchObject([
		{ onDate: '2026-03-01', value: 72.4, note: 'morning', by: 'client' },
		{ onDate: '2026-03-02', value: 72, note: '', by: 'coach' },
	])
	expect(await entries(coach, waist, client.id)).toMatchObject([{ value: 81, note: 'morning' }])
	const since = await as(client).ask(ofClient, { from: '2026-03-02' })
	// The last two of each are there, however old.
	expect(since.series.find(({ id }) => id === weight)?.entries).toHaveLength(2)
})

test('8.5 a second value of a day replaces the first, also when twenty arrive at once; its note stays', async () => {
	const { client, id, weight } = await arranged()
	const send = (value: number, note = '') =>
		as(client).do(record, { onDate: '2026-03-01', values: { [weight]: value }, note })
	must(await send(70, 'first'))
	const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => send(71 + at / 10)))
	expect(outcomes.every(({ ok }) => ok)).toBe(true)
	const rows = await within(id, (db) => db.selectFrom('measurement').select('version').execute())
	expect(rows).toEqual([{ version: 21 }])
	expect(await entries(client, weight)).toMatchObject([{ note: 'first' }])
})

test('14.4 everybody reads and types in their own units; what is read back unchanged changes nothing', async () => {
	const house = await arranged()
	const { client, coach, weight } = house
	must(await as(coach).do(changeAccount, { units: 'imperial' }))
	const measurementId = await one(house, weight, 72.4)
	const [seen] = await entries(coach, weight, client.id)
	expect(seen?.value).toBe(159.6)
	const same = { measurementId, value: 159.6, units: 'imperial' as const, note: 'seen together' }
	must(await as(coach).do(editMeasurement, same))
	expect(await entries(client, weight)).toMatchObject([{ value: 72.4, note: 'seen together' }])
	must(await as(coach).do(editMeasurement, { ...same, value: 160 }))
	expect(await entries(coach, weight, client.id)).toMatchObject([{ value: 160 }])
	expect(await entries(client, weight)).toMatchObject([{ value: 72.6 }])
})

test('8.5 a value is corrected, not over somebody else’s correction, nor onto a day that has one', async () => {
	const house = await arranged()
	const { client, coach, weight } = house
	const measurementId = await one(house, weight)
	await one(house, weight, 72.8, '2026-02-20')
	must(await as(client).do(editMeasurement, { measurementId, value: 72.2, version: 1 }))
	expect(await as(coach).do(editMeasurement, { measurementId, value: 70, version: 1 })).toMatchObject({
		code: 'stale',
	})
	const moved = { measurementId, value: 72.2, onDate: '2026-02-20' }
	expect(await as(client).do(editMeasurement, moved)).toMatchObject({
		code: 'measurements_day_taken',
		field: 'onDate',
	})
	must(await as(client).do(editMeasurement, { ...moved, onDate: '2026-02-21' }))
	expect((await entries(client, weight)).map(({ onDate }) => onDate)).toEqual(['2026-02-20', '2026-02-21'])
})

test('8.5 deleting can be undone once, as long as the day is free', async () => {
	const house = await arranged()
	const { client, coach, weight } = house
	const measurementId = await one(house, weight)
	const { eventId } = must(await as(client).do(deleteMeasurement, { measurementId }))
	expect(await entries(client, weight)).toEqual([])
	must(await as(coach).do(undoDelete, { eventId }))
	expect(await entries(client, weight)).toMatchObject([{ id: measurementId, value: 72.4 }])
	expect(await as(client).do(undoDelete, { eventId })).toMatchObject({ code: 'measurements_undone_already' })
	const again = must(await as(client).do(deleteMeasurement, { measurementId }))
	await one(house, weight, 75)
	expect(await as(client).do(undoDelete, { eventId: again.eventId })).toMatchObject({
		code: 'measurements_day_taken',
	})
	setClock(() => new Date('2026-04-02T08:00:00Z'))
	expect(await as(client).do(undoDelete, { eventId: again.eventId })).toMatchObject({ code: 'not_found' })
	setClock(() => new Date('2026-03-02T08:00:00Z'))
})

test('8.5 what can’t be is refused at its field, and nothing is kept', async () => {
	const { client, id, weight, waist } = await arranged()
	const send = (value: unknown, more: Record<string, unknown> = {}) =>
		as(client).do(record, { onDate: '2026-03-01', values: { [weight]: value as number }, ...more })
	const at = `values.${weight}`
	for (const value of [0, -5, 1001])
		expect(await send(value)).toMatchObject({ code: 'measurements_outside', field: at })
	for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'abc', '', null])
		expect(await send(value)).toMatchObject({ code: 'invalid', fields: { [at]: expect.any(String) } })
	expect(await send(70, { units: 'stone' })).toMatchObject({
		code: 'invalid',
		fields: { units: expect.any(String) },
	})
	expect(await send(70, { onDate: '2026-03-03' })).toMatchObject({
		code: 'measurements_in_future',
		field: 'onDate',
	})
	for (const onDate of ['2026-02-30', 'yesterday', '0001-01-01'])
		expect(await send(70, { onDate })).toMatchObject({
			code: 'invalid',
			fields: { onDate: expect.any(String) },
		})
	expect(await send(70, { note: 'x'.repeat(501) })).toMatchObject({ fields: { note: expect.any(String) } })
	for (const metricId of [newId(), 'no-id'])
		expect(
			await as(client).do(record, { onDate: '2026-03-01', values: { [waist]: 80, [metricId]: 1 } }),
		).toMatchObject({ code: 'not_found' })
	expect(await as(client).do(record, { onDate: '2026-03-01' })).toMatchObject({ code: 'measurements_empty' })
	expect(await within(id, (db) => db.selectFrom('measurement').select('id').execute())).toEqual([])
})

test('I29, I30 nobody reads or writes somebody else’s values: clients, other coaches, assistants, rivals', async () => {
	const house = await arranged()
	const { client, otherClient, id, weight } = house
	const measurementId = await one(house, weight)
	const { eventId } = must(await as(client).do(deleteMeasurement, { measurementId }))
	must(await as(client).do(undoDelete, { eventId }))
	const rival = await studio()
	await measuring(rival)
	const others = [
		...[otherClient, await staffMember(id, 'assistant'), await staffMember(id, 'coach')],
		...[rival.owner, rival.client],
	]
	for (const other of others) {
		await expect(as(other).ask(ofClient, { clientId: client.id })).rejects.toThrow()
		for (const outcome of [
			await as(other).do(editMeasurement, { measurementId, value: 1 }),
			await as(other).do(deleteMeasurement, { measurementId }),
			await as(other).do(undoDelete, { eventId }),
			await as(other).do(record, { clientId: client.id, onDate: '2026-03-01', values: { [weight]: 70 } }),
		])
			expect(outcome).toMatchObject({ code: 'not_found' })
	}
	expect(await entries(client, weight)).toMatchObject([{ value: 72.4, version: 2 }])
})
