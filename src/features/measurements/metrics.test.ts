import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { measuring } from '#features/testing/measuring.ts'
import { as, staffMember, studio } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { metrics } from './queries/metrics.ts'
import { ofClient } from './queries/of-client.ts'
import { archiveMetric } from './use-cases/archive-metric.ts'
import { createMetric } from './use-cases/create-metric.ts'
import { editMetric } from './use-cases/edit-metric.ts'
import { moveMetric } from './use-cases/move-metric.ts'
import { record } from './use-cases/record.ts'
import { restoreMetric } from './use-cases/restore-metric.ts'

useHouse()

const names = async (actor: Actor) => (await as(actor).ask(metrics, {})).metrics.map(({ name }) => name)

test('8.5 the usual metrics are said in each reader’s language, until the studio gives them a name of its own', async () => {
	const house = await studio()
	const { waist = '' } = await measuring(house)
	const { coach } = house
	expect((await names(coach)).slice(0, 3)).toEqual(['Weight', 'Body fat', 'Neck'])
	expect((await names({ ...coach, locale: 'fr' })).slice(0, 3)).toEqual(['Poids', 'Masse grasse', 'Cou'])
	must(await as(coach).do(editMetric, { metricId: waist, name: ' Belly  button ' }))
	expect(await names({ ...coach, locale: 'fr' })).toContain('Belly button')
	// Our own name typed again is ours again, in both languages.
	must(await as(coach).do(editMetric, { metricId: waist, name: 'Waist' }))
	expect(await names({ ...coach, locale: 'fr' })).toContain('Tour de taille')
})

test('8.5 a studio adds, orders, archives and restores its own; values of an archived one stay in sight', async () => {
	const house = await studio()
	const { weight = '', body_fat = '' } = await measuring(house)
	const { coach, client } = house
	const { metricId } = must(
		await as(coach).do(createMetric, { name: 'Resting pulse', kind: 'number', unit: 'bpm', decimals: 0 }),
	)
	expect(await as(coach).do(createMetric, { name: 'resting PULSE', kind: 'count' })).toMatchObject({
		code: 'measurements_name_taken',
	})
	must(await as(coach).do(moveMetric, { metricId: body_fat, to: 'up' }))
	must(await as(coach).do(moveMetric, { metricId: body_fat, to: 'up' }))
	expect((await names(coach)).slice(0, 2)).toEqual(['Body fat', 'Weight'])
	must(await as(client).do(record, { onDate: '2026-01-05', values: { [metricId]: 52, [weight]: 70 } }))
	must(await as(coach).do(archiveMetric, { metricId }))
	expect(await as(client).do(record, { onDate: '2026-01-06', values: { [metricId]: 52 } })).toMatchObject({
		code: 'not_found',
	})
	const { series } = await as(client).ask(ofClient, {})
	expect(series.find(({ id }) => id === metricId)).toMatchObject({
		...{ archived: true, shownUnit: 'bpm', entries: [{ value: 52 }] },
	})
	must(await as(coach).do(restoreMetric, { metricId }))
	must(await as(client).do(record, { onDate: '2026-01-06', values: { [metricId]: 51 } }))
})

test('8.5 what is wrong with a metric is said at its field', async () => {
	const house = await studio()
	await measuring(house)
	const { coach } = house
	const make = (more: object) => as(coach).do(createMetric, { name: 'Steps', kind: 'count', ...more })
	expect(await make({ name: '  ' })).toMatchObject({ fields: { name: expect.any(String) } })
	expect(await make({ name: 'x'.repeat(61) })).toMatchObject({ fields: { name: expect.any(String) } })
	expect(await make({ kind: 'mood' })).toMatchObject({ fields: { kind: expect.any(String) } })
	expect(await make({ decimals: 4 })).toMatchObject({ fields: { decimals: expect.any(String) } })
	expect(await make({ unit: 'x'.repeat(13) })).toMatchObject({ fields: { unit: expect.any(String) } })
	const { metricId } = must(await make({ decimals: 2 }))
	expect(await as(coach).do(editMetric, { metricId, name: null })).toMatchObject({
		...{ code: 'measurements_needs_name', field: 'name' },
	})
	const { client } = house
	expect(await as(client).do(record, { onDate: '2026-01-05', values: { [metricId]: 2.5 } })).toMatchObject({
		...{ code: 'measurements_whole', field: `values.${metricId}` },
	})
})

test('1.3, I30 only owners and coaches choose what is measured, and only in their own studio', async () => {
	const house = await studio()
	const { weight = '' } = await measuring(house)
	const rival = await studio()
	for (const who of [house.client, await staffMember(house.id, 'assistant'), rival.owner]) {
		expect(await as(who).do(editMetric, { metricId: weight, name: 'X' })).toMatchObject({ code: 'not_found' })
		expect(await as(who).do(moveMetric, { metricId: weight, to: 'down' })).toMatchObject({
			code: 'not_found',
		})
	}
	expect(await as(house.coach).do(moveMetric, { metricId: newId(), to: 'down' })).toMatchObject({
		code: 'not_found',
	})
})
