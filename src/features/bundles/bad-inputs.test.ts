import { beforeAll, expect, test } from 'vitest'
import { openHours } from '#features/testing/appointments.ts'
import { offered, startInSix } from '#features/testing/bundles.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Outcome } from '#platform/perform.ts'
import { confirmBundle } from './use-cases/confirm-bundle.ts'
import { createTemplate } from './use-cases/create-template.ts'
import { offerBundle } from './use-cases/offer-bundle.ts'
import { planBundle } from './use-cases/plan-bundle.ts'

useHouse()
let house: TestStudio
let made: { templateId: string; assessment: string; technique: string }
let bundleId = ''
beforeAll(async () => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	house = await studio()
	await openHours(house)
	made = await startInSix(house, { count: 1 })
	bundleId = await offered(house, made.templateId)
})

const codeOf = (outcome: Outcome<unknown>): string =>
	outcome.ok ? 'ok' : `${outcome.code} ${outcome.field ?? Object.keys(outcome.fields ?? {})}`.trim()
const line = (more: object = {}) => ({ typeId: made.technique, count: 1, everyDays: 7, ...more })

test.each([
	{ what: 'no lines', lines: () => [], code: 'bundles_no_lines lines.0.typeId' },
	{ what: 'only rows nobody filled in', lines: () => [null, null], code: 'bundles_no_lines lines.0.typeId' },
	{
		what: 'an unknown type',
		lines: () => [line(), line({ typeId: newId() })],
		code: 'not_found lines.1.typeId',
	},
	{ what: 'none of them', lines: () => [line({ count: 0 })], code: 'invalid lines.0.count' },
	{ what: 'half a session', lines: () => [line({ count: 1.5 })], code: 'invalid lines.0.count' },
	{ what: 'two on one day', lines: () => [line({ everyDays: 0 })], code: 'invalid lines.0.everyDays' },
	{ what: 'more than a year of weeks', lines: () => [line({ count: 52 }), line()], code: 'bundles_too_many' },
	{
		what: 'more than two years',
		lines: () => [line({ count: 12, everyDays: 90 })],
		code: 'bundles_too_long',
	},
	{ what: 'lines that are a text', lines: () => 'lines' as never, code: 'invalid lines' },
	{ what: 'a hundred lines', lines: () => Array(100).fill(line()), code: 'invalid lines' },
])('quality 2 a template with $what is $code', async ({ lines, code }) => {
	const outcome = await as(house.owner).do(createTemplate, { name: 'Bad', lines: lines() })
	expect(codeOf(outcome)).toBe(code)
})

test.each([
	{ what: 'a day that is over', more: { expiresOn: '2026-03-01' }, code: 'bundles_last_day_over expiresOn' },
	{ what: 'a day that doesn’t exist', more: { expiresOn: '2026-02-30' }, code: 'invalid expiresOn' },
	{ what: 'a price below nothing', more: { totalMinor: -1 }, code: 'invalid totalMinor' },
	{
		what: 'a price beyond all prices',
		more: { totalMinor: Number.MAX_SAFE_INTEGER },
		code: 'invalid totalMinor',
	},
	{ what: 'a client nobody knows', more: { clientId: newId() }, code: 'not_found clientId' },
	{ what: 'an id that is none', more: { clientId: 'me' }, code: 'not_found' },
	{ what: 'a coach nobody knows', more: { coachId: newId() }, code: 'not_found coachId' },
	{ what: 'a long message', more: { message: 'x'.repeat(2001) }, code: 'invalid message' },
	{ what: 'half a letter', more: { message: '\ud800' }, code: 'invalid message' },
])('quality 2 an offer with $what is $code', async ({ more, code }) => {
	const offer = {
		templateId: made.templateId,
		clientId: house.client.id,
		coachId: house.coach.id,
		expiresOn: '2026-03-31',
	}
	expect(codeOf(await as(house.owner).do(offerBundle, { ...offer, ...more }))).toBe(code)
})

test.each([
	{ what: 'no dates', starts: [], code: 'bundles_dates_missing starts' },
	{
		what: 'one too many',
		starts: Array(3).fill('2026-03-10T17:00:00Z'),
		code: 'bundles_dates_missing starts',
	},
	{ what: 'a thousand', starts: Array(1000).fill('2026-03-10T17:00:00Z'), code: 'invalid starts' },
	{
		what: 'a wall time',
		starts: ['2026-03-10T18:00', '2026-03-17T18:00'],
		code: 'invalid starts.0,starts.1',
	},
	{
		what: 'a time that is over',
		starts: ['2020-01-01T10:00:00Z', '2026-03-17T17:00:00Z'],
		code: /^bundles_time_gone.* starts\.0$/,
	},
	{
		what: 'the end of time',
		starts: ['2026-03-10T17:00:00Z', '9999-12-31T23:00:00Z'],
		code: /^bundles_time_gone.* starts\.1$/,
	},
	{
		what: 'the same twice',
		starts: Array(2).fill('2026-03-10T17:00:00Z'),
		code: 'bundles_out_of_order starts.1',
	},
])('quality 2 confirming with $what is $code', async ({ starts, code }) => {
	const said = codeOf(await as(house.client).do(confirmBundle, { bundleId, starts }))
	if (typeof code === 'string') expect(said).toBe(code)
	else expect(said).toMatch(code)
	expect(await within(house.id, (db) => db.selectFrom('appointment').select('id').execute())).toEqual([])
})

test.each([
	{
		what: 'a day that doesn’t exist',
		startsAt: ['2026-02-30T10:00', '2026-03-17T10:00'],
		code: 'invalid startsAt.0',
	},
	{ what: 'a date too few', startsAt: ['2026-03-10T10:00'], code: 'bundles_dates_missing startsAt.1' },
	{
		what: 'the second before the first',
		startsAt: ['2026-03-10T10:00', '2026-03-09T10:00'],
		code: 'bundles_out_of_order startsAt.1',
	},
])('quality 2 planning with $what is $code', async ({ startsAt, code }) => {
	expect(codeOf(await as(house.coach).do(planBundle, { bundleId, startsAt }))).toBe(code)
})
