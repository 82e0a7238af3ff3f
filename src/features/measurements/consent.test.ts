import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { ownerUrl, useHouse } from '#features/testing/house.ts'
import { agree, measuring } from '#features/testing/measuring.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { consent, looks } from './queries/consent.ts'
import { ofClient } from './queries/of-client.ts'
import { physical } from './queries/physical.ts'
import { deleteMeasurement } from './use-cases/delete-measurement.ts'
import { editMeasurement } from './use-cases/edit-measurement.ts'
import { erase } from './use-cases/erase.ts'
import { giveConsent } from './use-cases/give-consent.ts'
import { record } from './use-cases/record.ts'
import { reservePhoto } from './use-cases/reserve-photo.ts'
import { turnOff } from './use-cases/turn-off.ts'
import { turnOn } from './use-cases/turn-on.ts'
import { undoDelete } from './use-cases/undo-delete.ts'
import { withdrawConsent } from './use-cases/withdraw-consent.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

async function arranged() {
	const house = await studio()
	const ids = await measuring(house)
	const weight = ids.weight ?? ''
	const values = { onDate: '2026-03-01', values: { [weight]: 72.4 }, note: 'secretnote' }
	const { recorded } = must(await as(house.client).do(record, values))
	return { ...house, weight, values, measurementId: recorded[0]?.measurementId ?? '' }
}

test('8.1 off until the studio turns it on: nothing can be agreed to, kept or read; off again, nothing is lost', async () => {
	const { owner, coach, client, id } = await studio()
	expect((await as(client).ask(physical, {})).consent.on).toBe(false)
	expect(await as(client).do(giveConsent, { version: 1, agreed: true })).toMatchObject({ code: 'not_found' })
	expect(await as(coach).do(turnOn, {})).toMatchObject({ code: 'not_found' })
	must(await as(owner).do(turnOn, {}))
	must(await as(owner).do(turnOn, {}))
	await agree(client)
	const metrics = await within(id, (db) => db.selectFrom('metric').select(['id', 'key']).execute())
	expect(metrics).toHaveLength(9)
	const values = { onDate: '2026-03-01', values: { [metrics[0]?.id ?? '']: 20 } }
	must(await as(client).do(record, values))
	must(await as(owner).do(turnOff, {}))
	await expect(as(coach).ask(ofClient, { clientId: client.id })).rejects.toThrow()
	expect(await as(client).do(record, values)).toMatchObject({ code: 'not_found' })
	expect(await as(client).ask(physical, {})).toMatchObject({ own: null, kept: 1 })
	must(await as(owner).do(turnOn, {}))
	const back = await as(coach).ask(ofClient, { clientId: client.id })
	expect(back.series.flatMap(({ entries }) => entries)).toHaveLength(1)
	expect(await within(id, (db) => db.selectFrom('metric').select('id').execute())).toHaveLength(9)
})

test('quality 3 consent is the client’s own, explicit, for the version they read, and a row of its own', async () => {
	const house = await studio()
	const { owner, coach, client, otherClient, id } = house
	must(await as(owner).do(turnOn, {}))
	expect(await as(client).do(giveConsent, { version: 1 })).toMatchObject({
		code: 'measurements_tick_box',
		field: 'agreed',
	})
	expect(await as(client).do(giveConsent, { version: 0, agreed: true })).toMatchObject({
		code: 'measurements_consent_changed',
	})
	expect(await as(coach).do(giveConsent, { version: 1, agreed: true })).toMatchObject({ code: 'not_found' })
	await Promise.all([agree(client), agree(client).catch(() => {}), agree(client).catch(() => {})])
	await agree(client)
	const rows = () =>
		within(id, (db) => db.selectFrom('measurement_consent').select(['client_id', 'withdrawn_at']).execute())
	expect(await rows()).toEqual([{ client_id: client.id, withdrawn_at: null }])
	expect(await as(coach).ask(consent, { clientId: client.id })).toMatchObject({ stands: true })
	expect(await as(coach).ask(consent, { clientId: otherClient.id })).toMatchObject({
		stands: false,
		given: [],
	})
	must(await as(client).do(withdrawConsent, { keep: 'hidden' }))
	await agree(client)
	expect(await rows()).toHaveLength(2)
})

test('quality 3 without consent nothing is kept, by the client or a coach', async () => {
	const { client, otherClient, coach, weight, values } = await arranged()
	const theirs = { ...values, clientId: otherClient.id }
	expect(await as(otherClient).do(record, values)).toMatchObject({ code: 'measurements_no_consent' })
	expect(await as(coach).do(record, theirs)).toMatchObject({ code: 'not_found' })
	const photo = { takenOn: '2026-03-01', pose: 'front', contentType: 'image/png', bytes: 9 } as const
	expect(await as(otherClient).do(reservePhoto, photo)).toMatchObject({ code: 'measurements_no_consent' })
	await expect(as(coach).ask(ofClient, { clientId: otherClient.id })).rejects.toThrow()
	expect(
		(await as(coach).ask(ofClient, { clientId: client.id })).series.find(({ id }) => id === weight)?.entries,
	).toHaveLength(1)
})

test('quality 3 withdrawn and kept hidden: from that moment the coach sees and does nothing; agreeing again brings it back', async () => {
	const { client, coach, owner, measurementId, values } = await arranged()
	const { eventId } = must(await as(client).do(deleteMeasurement, { measurementId }))
	must(await as(client).do(undoDelete, { eventId }))
	const effects = await as(client).preview(withdrawConsent, { keep: 'hidden' })
	expect(effects).toMatchObject({ effects: [{ kind: 'goes' }, { kind: 'stays' }] })
	expect(await as(coach).ask(consent, { clientId: client.id })).toMatchObject({ stands: true })
	must(await as(client).do(withdrawConsent, { keep: 'hidden' }))
	for (const staff of [coach, owner]) {
		await expect(as(staff).ask(ofClient, { clientId: client.id })).rejects.toThrow()
		for (const outcome of [
			await as(staff).do(editMeasurement, { measurementId, value: 70 }),
			await as(staff).do(deleteMeasurement, { measurementId }),
			await as(staff).do(undoDelete, { eventId }),
			await as(staff).do(record, { ...values, clientId: client.id }),
		])
			expect(outcome).toMatchObject({ code: 'not_found' })
	}
	expect(await as(client).ask(physical, {})).toMatchObject({ own: null, kept: 1 })
	await agree(client)
	const seen = await as(coach).ask(ofClient, { clientId: client.id })
	expect(seen.series.flatMap(({ entries }) => entries)).toMatchObject([{ value: 72.4, note: 'secretnote' }])
})

test('quality 3 withdrawn and erased: rows and what could be undone are gone; an archived client may do it too', async () => {
	const house = await arranged()
	const { client, coach, id, measurementId } = house
	must(await as(client).do(deleteMeasurement, { measurementId }))
	must(await as(client).do(record, house.values))
	must(await as(coach).do(archiveClients, { clientIds: [client.id] }))
	const archived = { ...client, archived: true }
	expect(await as(archived).preview(withdrawConsent, { keep: 'nothing' })).toMatchObject({
		effects: [{ kind: 'goes' }, { kind: 'goes' }, { kind: 'note' }],
	})
	must(await as(archived).do(withdrawConsent, { keep: 'nothing' }))
	const left = await within(id, async (db) => [
		...(await db.selectFrom('measurement').select('id').execute()),
		...(await db.selectFrom('removed').select('event_id as id').execute()),
	])
	expect(left).toEqual([])
	must(await as(archived).do(erase, {}))
})

test('quality 3 a withdrawal and a coach’s entry at the same moment: nothing is written after it', async () => {
	const { client, coach, values, id } = await arranged()
	const writes = Array.from({ length: 8 }, (_, at) =>
		as(coach).do(record, { ...values, onDate: `2026-02-0${at + 1}`, clientId: client.id }),
	)
	const [withdrawn, ...written] = await Promise.all([
		as(client).do(withdrawConsent, { keep: 'nothing' }),
		...writes,
	])
	expect(withdrawn?.ok).toBe(true)
	for (const outcome of written) if (!outcome.ok) expect(outcome.code).toBe('not_found')
	expect(await within(id, (db) => db.selectFrom('measurement').select('id').execute())).toEqual([])
})

test('quality 3 every look of the staff is written down before anything is shown, once for one look; nobody edits it', async () => {
	const { client, coach, owner, id } = await arranged()
	for (const staff of [coach, coach, owner]) await as(staff).ask(ofClient, { clientId: client.id })
	await as(client).ask(ofClient, {})
	const seen = async () => (await as(client).ask(looks, {})).looks
	expect(await seen()).toMatchObject([
		{ who: owner.name, what: 'values', via: 'hand' },
		{ who: coach.name, what: 'values', via: 'hand' },
	])
	setClock(() => new Date('2026-03-02T08:11:00Z'))
	await as(coach).ask(ofClient, { clientId: client.id })
	expect(await seen()).toHaveLength(3)
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	await expect(within(id, (db) => db.deleteFrom('measurement_read').execute())).rejects.toThrow(/permission/)
})

test('quality 3 no value, no note and no metric stands in the clear anywhere in the database', async () => {
	const { client, coach, weight, measurementId } = await arranged()
	must(await as(coach).do(editMeasurement, { measurementId, value: 68.4321, note: 'secretnote again' }))
	const { eventId } = must(await as(client).do(deleteMeasurement, { measurementId }))
	must(await as(client).do(undoDelete, { eventId }))
	await as(coach).ask(ofClient, { clientId: client.id })
	const database = new pg.Client({ connectionString: ownerUrl() })
	await database.connect()
	const { rows } = await database.query<{ name: string }>(
		"select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
	)
	const found: string[] = []
	for (const { name } of rows) {
		const text = await database.query<{ said: string }>(`select to_jsonb(t)::text as said from ${name} t`)
		found.push(...text.rows.filter(({ said }) => /secretnote|68\.4321/.test(said)).map(() => name))
	}
	const events = await database.query<{ said: string }>(
		`select to_jsonb(t)::text as said from event t where name like 'measurements.%'`,
	)
	await database.end()
	expect(found).toEqual([])
	expect(events.rows.some(({ said }) => said.includes(weight))).toBe(false)
})

test('quality 3 a value put into another row, or another client’s, can’t be opened there', async () => {
	const { client, otherClient, id, values, weight } = await arranged()
	await agree(otherClient)
	must(await as(otherClient).do(record, { ...values, values: { [weight]: 60 } }))
	const swap = (of: string) =>
		within(id, async (db) => {
			const other = await db
				.selectFrom('measurement')
				.select('sealed')
				.where('client_id', '<>', of)
				.executeTakeFirstOrThrow()
			await db.updateTable('measurement').set(other).where('client_id', '=', of).execute()
		})
	await swap(client.id)
	await expect(as(client).ask(ofClient, {})).rejects.toThrow(/changed, moved/)
	await within(id, (db) =>
		db
			.updateTable('measurement')
			.set({ client_id: client.id, measured_on: '2026-01-01' })
			.where('client_id', '=', otherClient.id)
			.execute(),
	)
	await expect(as(client).ask(ofClient, {})).rejects.toThrow(/changed, moved/)
})
