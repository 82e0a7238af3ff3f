import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { staffMember, studio, within } from '#features/testing/studio.ts'
import { type Db, statements } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { hostsOf } from './queries/hosts.ts'
import { availableSlots } from './rules.ts'

useHouse()

const span = { from: new Date('2027-06-07T00:00:00Z'), to: new Date('2027-06-14T00:00:00Z') }

const keepWeek = async (
	db: Db,
	studioId: string,
	staffId: string,
	rows: [weekday: number, from: number, to: number][],
	timeZone: string | null = null,
) => {
	const row = { studio_id: studioId, staff_id: staffId }
	await db
		.insertInto('coach_schedule')
		.values({ ...row, time_zone: timeZone })
		.execute()
	for (const [weekday, from_minute, to_minute] of rows)
		await db
			.insertInto('weekly_hours')
			.values({ ...row, weekday, from_minute, to_minute })
			.execute()
}

const daysOff = (db: Db, studioId: string, staffId: string | null, days: string) =>
	db.insertInto('day_off').values({ studio_id: studioId, id: newId(), staff_id: staffId, days }).execute()

const specialDay = async (
	db: Db,
	studioId: string,
	staffId: string,
	day: string,
	hours: [number, number][],
) => {
	const row = { studio_id: studioId, staff_id: staffId, day }
	await db.insertInto('special_day').values(row).execute()
	for (const [from_minute, to_minute] of hours)
		await db
			.insertInto('special_hours')
			.values({ ...row, from_minute, to_minute })
			.execute()
}

test('7.1 coaches come in the order asked, with zone and week; without hours, or from elsewhere, the week is empty', async () => {
	const { id, owner, coach } = await studio()
	const rival = await studio()
	await within(rival.id, (db) => keepWeek(db, rival.id, rival.coach.id, [[1, 0, 1440]]))
	const hosts = await within(id, async (db) => {
		const rows: [number, number, number][] = [
			...[1, 2, 3].map((day): [number, number, number] => [day, 540, 750]),
			[3, 840, 1440],
			[5, 1320, 1560],
			[6, 600, 2040],
		]
		await keepWeek(db, id, coach.id, rows, 'Europe/London')
		return hostsOf(db, [owner.id, coach.id, rival.coach.id], span)
	})
	const nobody = { tz: 'Europe/Paris', week: [], overrides: [], busy: [] }
	expect(hosts).toEqual([
		{ id: owner.id, ...nobody },
		{
			id: coach.id,
			tz: 'Europe/London',
			week: [
				{ start: '09:00', end: '12:30', days: [1, 2, 3] },
				{ start: '14:00', end: '24:00', days: [3] },
				{ start: '22:00', end: '02:00', days: [5] },
				{ start: '10:00', end: '10:00', days: [6] },
			],
			overrides: [],
			busy: [],
		},
		{ id: rival.coach.id, ...nobody },
	])
})

test('7.1 days off and special days count near the span; a special day beats the studio closed, a day off of their own beats it', async () => {
	const { id, coach } = await studio()
	const other = await staffMember(id, 'coach')
	const [host] = await within(id, async (db) => {
		await daysOff(db, id, coach.id, '[2027-06-13,2027-06-30)')
		await daysOff(db, id, null, '[2027-06-09,2027-06-10)')
		await daysOff(db, id, other.id, '[2027-06-08,2027-06-09)')
		await specialDay(db, id, coach.id, '2027-06-09', [
			[480, 600],
			[1380, 1500],
		])
		await specialDay(db, id, coach.id, '2027-06-14', [[480, 600]])
		await specialDay(db, id, coach.id, '2027-06-05', [])
		// The engine looks back 17 days, and where it is still yesterday 18.
		await specialDay(db, id, coach.id, '2027-05-20', [])
		await specialDay(db, id, coach.id, '2027-05-19', [])
		return hostsOf(db, [coach.id], span)
	})
	// The engine takes the last one for a date.
	const byDate = Object.fromEntries((host?.overrides ?? []).map(({ date, windows }) => [date, windows]))
	expect(byDate).toEqual({
		'2027-05-20': [],
		'2027-06-05': [],
		'2027-06-09': [
			{ start: '08:00', end: '10:00' },
			{ start: '23:00', end: '01:00' },
		],
		'2027-06-13': [],
		'2027-06-14': [],
		'2027-06-15': [],
		'2027-06-16': [],
	})
})

test('7.2 a slot of a month is a slot by itself, however long ago its grid began', async () => {
	const { id, coach } = await studio()
	await within(id, async (db) => {
		await keepWeek(
			db,
			id,
			coach.id,
			[0, 1, 2, 3, 4, 5, 6].map((day) => [day, 0, 1440]),
		)
		await daysOff(db, id, coach.id, '[2027-06-02,2027-06-03)')
		const slotsIn = async (from: Date, to: Date) => {
			const hosts = await hostsOf(db, [coach.id], { from, to })
			const lengths = { durationMin: 50, stepMin: 50, bufferBeforeMin: 0, bufferAfterMin: 0 }
			const limits = { now: null, minNoticeMin: 0, maxAdvanceMin: null, viewerTz: 'Europe/Paris' }
			const range = { from: from.toISOString(), to: to.toISOString() }
			return availableSlots({ mode: 'single', hosts, ...range, ...lengths, ...limits }).slots
		}
		const month = await slotsIn(new Date('2027-06-01T00:00:00Z'), new Date('2027-07-01T00:00:00Z'))
		for (const slot of month.filter((_, n) => n % 60 === 0)) {
			const at = new Date(slot)
			expect(await slotsIn(at, new Date(at.getTime() + 1000))).toEqual([slot])
		}
	})
})

test('7.7 other calendars are busy in the span and three days around it, cut off there', async () => {
	const { id, coach, owner } = await studio()
	const [none, host] = await within(id, async (db) => {
		await db
			.insertInto('external_calendar')
			.values({
				...{ studio_id: id, id: newId(), staff_id: coach.id, label: 'Home', host: 'calendar.example' },
				...{ url_sealed: 'x', url_digest: 'x', added_at: span.from, next_read_at: span.from },
				busy: '{[2027-06-01T00:00Z,2027-06-05T00:00Z),[2027-06-07T09:00Z,2027-06-07T10:30Z),[2027-06-20T09:00Z,2027-06-20T10:00Z)}',
			})
			.execute()
		return hostsOf(db, [owner.id, coach.id], span)
	})
	expect(none?.busy).toEqual([])
	expect(host?.busy).toEqual([
		['2027-06-04T00:00:00.000Z', '2027-06-05T00:00:00.000Z'],
		['2027-06-07T09:00:00.000Z', '2027-06-07T10:30:00.000Z'],
	])
})

test('G7 one statement, whatever the number of coaches', async () => {
	const { id, owner, coach } = await studio()
	await within(id, async (db) => {
		const before = statements.count
		await hostsOf(db, [owner.id, coach.id, owner.id], span)
		expect(statements.count - before).toBe(1)
		expect(await hostsOf(db, [], span)).toEqual([])
	})
})

test('7.1 the database keeps hours of a coach apart, also through midnight and from Saturday into Sunday', async () => {
	const { id, coach } = await studio()
	const keep = (rows: [number, number, number][]) => within(id, (db) => keepWeek(db, id, coach.id, rows))
	await expect(
		keep([
			[1, 540, 700],
			[1, 660, 800],
		]),
	).rejects.toThrow('weekly_hours_apart')
	await expect(
		keep([
			[6, 1320, 1560],
			[0, 60, 180],
		]),
	).rejects.toThrow('weekly_hours_apart')
	await expect(keep([[1, 540, 540]])).rejects.toThrow('weekly_hours_length')
	await keep([
		[6, 1320, 1500],
		[0, 60, 180],
	])
})
