import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHours } from '#features/testing/appointments.ts'
import { offered, startInSix } from '#features/testing/bundles.ts'
import { useHouse } from '#features/testing/house.ts'
import { clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import type { ClientActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { addDays } from '#platform/time/days.ts'

useHouse()
const now = '2026-03-02T08:00:00Z'
let apps: TwoApps
beforeAll(async () => {
	setClock(() => new Date(now))
	apps = await twoApps(now)
}, 60_000)
afterAll(() => apps.stop())

const weeks = (first: string, hour: string) =>
	Array.from({ length: 6 }, (_, n) => {
		const day = addDays(first, 7 * n)
		const summer = day >= '2026-03-29'
		return `${day}T${String(Number(hour) - (summer ? 1 : 0)).padStart(2, '0')}:00:00Z`
	})

async function crowd(
	count: number,
): Promise<{ house: TestStudio; each: { actor: ClientActor; bundleId: string }[] }> {
	const house = await studio()
	await openHours(house)
	const { templateId } = await startInSix(house)
	const each = []
	for (let n = 0; n < count; n++) {
		const actor = await clientOf(house.id, {
			firstName: `Client ${n}`,
			lastName: 'Race',
			coachId: house.coach.id,
		})
		each.push({ actor, bundleId: await offered(house, templateId, { clientId: actor.id }) })
	}
	return { house, each }
}

const rows = (house: TestStudio) =>
	within(house.id, async (db) => ({
		overlaps: await db
			.selectFrom('coach_busy as a')
			.innerJoin('coach_busy as b', 'b.coach_id', 'a.coach_id')
			.select('a.id')
			.whereRef('a.id', '<', 'b.id')
			.where((is) => is('a.during', '&&', is.ref('b.during')))
			.execute(),
		busy: (await db.selectFrom('coach_busy').select('id').execute()).length,
		appointments: (await db.selectFrom('appointment').select('id').execute()).length,
		confirmed: await db.selectFrom('bundle').select('id').where('status', '=', 'confirmed').execute(),
	}))

test('I1, I5 clients of two processes race for the same six times: one has all of them, each other has none and is told why', async () => {
	const { house, each } = await crowd(8)
	const starts = weeks('2026-03-10', '17')
	const answers = await apps.atOnce(
		each.map(({ actor, bundleId }) => ({ actor, path: `/bundles/${bundleId}/confirm`, body: { starts } })),
	)
	expect(answers.map(({ status, code }) => `${status} ${code}`).sort()).toEqual([
		'200 ',
		...Array(7).fill('409 bundles_time_gone_next'),
	])
	const { confirmed, ...found } = await rows(house)
	expect(found).toEqual({ overlaps: [], busy: 6, appointments: 6 })
	expect(confirmed).toHaveLength(1)
}, 60_000)

test('I1 bundles that meet on their last day only, in crossed order, and single bookings between: no overlap, no deadlock', async () => {
	const { house, each } = await crowd(8)
	const [shared = ''] = weeks('2026-06-02', '15')
	const asked = each.map(({ actor, bundleId }, n) => {
		const own = weeks(addDays('2026-03-09', n % 5), String(8 + n))
		return { actor, path: `/bundles/${bundleId}/confirm`, body: { starts: own.with(5, shared) } }
	})
	const plans = each.map((_, n) => ({
		actor: house.coach,
		path: '/appointments',
		body: { title: 'Between', minutes: 30, startsAt: `2026-06-02T1${6 + (n % 2)}:${n % 4}0` },
	}))
	const answers = await apps.atOnce([...asked, ...plans])
	expect(new Set(answers.map(({ status }) => status)).isSubsetOf(new Set([200, 201, 409]))).toBe(true)
	expect(answers.filter(({ status, code }) => status === 409 && code === 'conflict')).toEqual([])
	const { overlaps, confirmed, busy, appointments } = await rows(house)
	expect(overlaps).toEqual([])
	expect(confirmed.length).toBeLessThanOrEqual(1)
	const planned = answers.slice(8).filter(({ status }) => status === 201).length
	expect([busy, appointments]).toEqual([confirmed.length * 6 + planned, confirmed.length * 6 + planned])
}, 60_000)

test('I38 one bundle confirmed sixteen times at once through two processes: six sessions, sixteen times the same answer', async () => {
	const { house, each } = await crowd(1)
	const [{ actor, bundleId } = { actor: house.client, bundleId: '' }] = each
	const starts = weeks('2026-03-10', '17')
	const answers = await apps.atOnce(
		Array.from({ length: 16 }, () => ({ actor, path: `/bundles/${bundleId}/confirm`, body: { starts } })),
	)
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
	expect(new Set(answers.map(({ body }) => JSON.stringify(body.appointmentIds))).size).toBe(1)
	expect((await rows(house)).appointments).toBe(6)
}, 60_000)
