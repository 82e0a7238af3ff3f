import { beforeAll, expect, test } from 'vitest'
import { exportClient } from '#features/clients/queries/export-client.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { useHouse } from '#features/testing/house.ts'
import { agree, measuring } from '#features/testing/measuring.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import type { Actor, ClientActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { consent, looks } from './queries/consent.ts'
import { ofClient } from './queries/of-client.ts'
import { deleteMeasurement } from './use-cases/delete-measurement.ts'
import { record } from './use-cases/record.ts'
import { undoDelete } from './use-cases/undo-delete.ts'
import { withdrawConsent } from './use-cases/withdraw-consent.ts'

useHouse()
const at = (time: string) => setClock(() => new Date(time))
beforeAll(() => at('2026-03-02T08:00:00Z'))

async function arranged() {
	const house = await studio()
	const ids = await measuring(house)
	const weight = ids.weight ?? ''
	const weigh = async (client: ClientActor, onDate: string, value: number) =>
		must(await as(client).do(record, { onDate, values: { [weight]: value }, note: 'n' })).recorded[0]
			?.measurementId ?? ''
	return { ...house, weight, weigh }
}

const values = async (actor: Actor, clientId: string) => {
	const { series } = await as(actor).ask(ofClient, { clientId })
	return series.flatMap(({ entries }) => entries.map(({ onDate, value }) => `${onDate} ${value}`))
}

test('2.1 a client’s file has their measurements, opened, and the look is written down; after a withdrawal nothing of them', async () => {
	const { client, coach, weigh } = await arranged()
	await weigh(client, '2026-03-01', 72.4)
	const file = await as(coach).ask(exportClient, { clientId: client.id })
	expect(file.tables.measurement).toMatchObject([
		{ metric: 'Weight', value: 72.4, unit: 'kg', note: 'n', measured_on: '2026-03-01' },
	])
	expect(JSON.stringify(file)).not.toContain('sealed')
	expect((await as(client).ask(looks, {})).looks).toMatchObject([{ what: 'export', who: coach.name }])
	const key = { ...coach, kind: 'key' as const, staffId: coach.id, scopes: ['clients:read'] }
	expect((await as(key).ask(exportClient, { clientId: client.id })).tables.measurement).toBeUndefined()
	must(await as(client).do(withdrawConsent, { keep: 'hidden' }))
	const later = await as(coach).ask(exportClient, { clientId: client.id })
	expect([later.tables.measurement, later.tables.measurement_photo]).toEqual([undefined, undefined])
})

test('2.1, I40 deleting a client deletes what was measured, and what could have been undone', async () => {
	const { client, coach, id, weigh } = await arranged()
	await weigh(client, '2026-03-01', 72.4)
	const gone = await weigh(client, '2026-02-01', 73)
	must(await as(client).do(deleteMeasurement, { measurementId: gone }))
	const asked = { clientId: client.id, confirm: client.name }
	const preview = await as(coach).preview(deleteClient, asked)
	expect(JSON.stringify(preview)).toContain('Everything measured')
	must(await as(coach).do(deleteClient, asked))
	const left = await within(id, async (db) => [
		...(await db.selectFrom('measurement').select('id').execute()),
		...(await db.selectFrom('measurement_consent').select('id').execute()),
		...(await db.selectFrom('removed').select('event_id as id').execute()),
	])
	expect(left).toEqual([])
})

test('1.5 merged records: both records’ values in one, the kept one’s where a day has two, deletions still undone', async () => {
	const { client, otherClient, coach, weigh } = await arranged()
	await agree(otherClient)
	await weigh(client, '2026-03-01', 72.4)
	await weigh(otherClient, '2026-03-01', 60)
	await weigh(otherClient, '2026-02-01', 73.1)
	const slip = await weigh(otherClient, '2026-01-01', 74)
	const { eventId } = must(await as(otherClient).do(deleteMeasurement, { measurementId: slip }))
	must(await as(coach).do(mergeClients, { clientId: client.id, mergedClientId: otherClient.id }))
	expect(await values(coach, client.id)).toEqual(['2026-02-01 73.1', '2026-03-01 72.4'])
	must(await as(coach).do(undoDelete, { eventId }))
	expect(await values(coach, client.id)).toEqual(['2026-01-01 74', '2026-02-01 73.1', '2026-03-01 72.4'])
	expect(await as(coach).ask(consent, { clientId: client.id })).toMatchObject({ stands: true })
})

test('1.5, quality 3 who has withdrawn on one record has withdrawn on both; who agreed since, agrees', async () => {
	const cases: [kept: string[], gone: string[], stands: boolean][] = [
		[['agree', 'withdraw'], ['agree earlier'], false],
		[['agree earlier'], ['agree', 'withdraw'], false],
		[[], ['agree'], true],
		[['agree', 'withdraw'], ['agree later'], true],
		[['agree later'], ['agree', 'withdraw'], true],
	]
	const times: Record<string, string> = { earlier: '07:00', later: '10:00' }
	for (const [kept, gone, stands] of cases) {
		at('2026-03-02T06:00:00Z')
		const { client, otherClient, coach } = await arranged()
		must(await as(client).do(withdrawConsent, { keep: 'hidden' }))
		await within(coach.studioId, (db) => db.deleteFrom('measurement_consent').execute())
		for (const [who, said] of [
			[client, kept],
			[otherClient, gone],
		] as const)
			for (const words of said) {
				const [does = '', when = ''] = words.split(' ')
				at(`2026-03-02T${times[when] ?? (does === 'agree' ? '08:00' : '09:00')}:00Z`)
				if (does === 'agree') await agree(who)
				else must(await as(who).do(withdrawConsent, { keep: 'hidden' }))
			}
		at('2026-03-02T11:00:00Z')
		must(await as(coach).do(mergeClients, { clientId: client.id, mergedClientId: otherClient.id }))
		expect(await as(coach).ask(consent, { clientId: client.id }), JSON.stringify([kept, gone])).toMatchObject(
			{
				stands,
			},
		)
	}
})
