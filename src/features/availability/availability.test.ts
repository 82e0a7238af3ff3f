import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must, NotFound } from '#platform/perform.ts'
import { days } from './queries/days.ts'
import { freeHours } from './queries/free-hours.ts'
import { hostsOf } from './queries/hosts.ts'
import { coachesToKeep, schedule } from './queries/schedule.ts'
import { addDayOff } from './use-cases/add-day-off.ts'
import { addHolidays } from './use-cases/add-holidays.ts'
import { removeDayOff } from './use-cases/remove-day-off.ts'
import { removeSpecialDay } from './use-cases/remove-special-day.ts'
import { setHours } from './use-cases/set-hours.ts'
import { setSpecialDay } from './use-cases/set-special-day.ts'

useHouse()
// A Monday, 10:00 in Paris.
beforeAll(() => setClock(() => new Date('2027-06-07T08:00:00Z')))

const mornings = [{ days: [1, 2, 3, 4, 5], start: '07:00', end: '12:00' }]
const events = (id: string) =>
	within(id, (db) =>
		db.selectFrom('event').select(['name', 'before', 'after', 'actor_id']).orderBy('id').execute(),
	)

/** A booked appointment of the studio's coach. */
const booked = ({ id, coach }: TestStudio, title: string, startsAt: string, minutes = 60) =>
	within(id, async (db) => {
		const appointmentId = newId()
		await sql`insert into appointment (studio_id, id, coach_id, title, starts_at, ends_at, zone, wall_start, currency, status, created_by)
			values (${id}, ${appointmentId}, ${coach.id}, ${title}, ${startsAt}::timestamptz,
				${startsAt}::timestamptz + make_interval(mins => ${minutes}), 'Europe/Paris', '2027-01-01', 'EUR', 'booked', 'coach')`.execute(
			db,
		)
		await sql`insert into coach_busy (studio_id, id, coach_id, appointment_id, during, status)
			select ${id}, ${newId()}, coach_id, id, tstzrange(starts_at, ends_at), 'booked' from appointment
			where id = ${appointmentId}`.execute(db)
		return appointmentId
	})

test('7.1 a week is said as a whole, in a zone of one’s own, and said anew; the trail knows before and after', async () => {
	const { id, coach } = await studio()
	const { do: does, ask } = as(coach)
	expect(
		must(await does(setHours, { coachId: coach.id, week: mornings, timeZone: 'Europe/London' })),
	).toEqual({
		version: 1,
		outside: 0,
	})
	const night = { days: [5], start: '22:00', end: '02:00' }
	expect(
		must(await does(setHours, { coachId: coach.id, week: [...mornings, night], version: 1 })).version,
	).toBe(2)
	expect(await ask(schedule, { coachId: coach.id })).toMatchObject({
		...{ timeZone: 'Europe/London', ownZone: 'Europe/London', studioZone: 'Europe/Paris', version: 2 },
		week: [{ ...mornings[0] }, night],
	})
	must(await does(setHours, { coachId: coach.id, week: [], timeZone: null }))
	expect(await ask(schedule, { coachId: coach.id })).toMatchObject({ timeZone: 'Europe/Paris', week: [] })
	const [first, second] = await events(id)
	expect(first).toMatchObject({
		name: 'availability.hours-changed',
		before: { hours: [], time_zone: null },
		after: { hours: ['mon tue wed thu fri 07:00–12:00'], time_zone: 'Europe/London' },
	})
	expect(second?.after).toEqual({ hours: ['mon tue wed thu fri 07:00–12:00', 'fri 22:00–02:00'] })
})

test('7.1 two editors: the second, who saw an older week, changes nothing', async () => {
	const { coach, owner } = await studio()
	const given = { coachId: coach.id, week: mornings, version: 0 }
	const [one, two] = await Promise.all([as(coach).do(setHours, given), as(owner).do(setHours, given)])
	expect([one, two].filter(({ ok }) => ok)).toHaveLength(1)
	expect([one, two].find(({ ok }) => !ok)).toMatchObject({ code: 'stale' })
})

test('7.1 hours that meet are refused at their row; a form’s rows come by number, empty ones are none', async () => {
	const { coach } = await studio()
	const set = (week: unknown) => as(coach).do(setHours, { coachId: coach.id, week: week as [] })
	const row = (day: number, start?: string, end?: string) => ({
		days: [day],
		...(start ? { start } : {}),
		...(end ? { end } : {}),
	})
	expect(await set({ 0: row(1, '09:00', '12:00'), 1: row(1, '11:00', '13:00') })).toMatchObject({
		...{ ok: false, code: 'availability_hours_meet', field: 'week.1.start' },
	})
	expect(await set({ 0: row(1, '09:00', '12:00'), 1: row(2), 2: row(3) })).toMatchObject({ ok: true })
	expect(await set({ 0: row(1, '09:00') })).toMatchObject({
		code: 'invalid',
		fields: { 'week.0.end': expect.any(String) },
	})
	for (const wrong of ['25:00', '09:60', '24:00', 'nine', '٠٩:٠٠'])
		expect(await set([{ days: [1], start: wrong, end: '12:00' }])).toMatchObject({ code: 'invalid' })
	expect(await set([{ days: [7], start: '09:00', end: '12:00' }])).toMatchObject({ code: 'invalid' })
	expect(await set([{ days: [6], start: '20h', end: '24' }])).toMatchObject({ ok: true })
})

test('1.3 a coach keeps their own hours, owners and assistants anybody’s, nobody else and nobody elsewhere', async () => {
	const home = await studio()
	const { coach, owner, client, id } = home
	const assistant = await staffMember(id, 'assistant', 'Zoe')
	const other = await staffMember(id, 'coach')
	const rival = await studio()
	const set = (actor: Parameters<typeof as>[0]) =>
		as(actor).do(setHours, { coachId: coach.id, week: mornings })
	for (const actor of [coach, owner, assistant]) expect(await set(actor)).toMatchObject({ ok: true })
	for (const actor of [other, client, rival.owner]) {
		expect(await set(actor)).toMatchObject({ code: 'not_found' })
		await expect(as(actor).ask(schedule, { coachId: coach.id })).rejects.toThrow(NotFound)
	}
	expect(await as(owner).do(setHours, { coachId: assistant.id, week: [] })).toMatchObject({
		code: 'not_found',
	})
	const studioWide = { coachId: null, from: '2027-07-01' }
	for (const actor of [coach, client])
		expect(await as(actor).do(addDayOff, studioWide)).toMatchObject({ code: 'not_found' })
	expect(await as(assistant).do(addDayOff, studioWide)).toMatchObject({ ok: true })
	expect((await as(coach).ask(coachesToKeep, {})).coaches.map((each) => each.id)).toEqual([coach.id])
	const all = (await as(owner).ask(coachesToKeep, {})).coaches
	expect(all.map((each) => each.id).toSorted()).toEqual([owner.id, coach.id, other.id].toSorted())
	expect(all[0]).toMatchObject({ id: owner.id, own: true })
})

test('7.1 a special day replaces the week on its date, once said again replaces itself, and can go', async () => {
	const { coach, id } = await studio()
	const { do: does, ask } = as(coach)
	const coachId = coach.id
	must(await does(setHours, { coachId, week: mornings }))
	const later = [{ start: '14:00', end: '18:00' }]
	must(await does(setSpecialDay, { coachId, day: '2027-06-09', hours: later, note: 'Tournament' }))
	must(await does(setSpecialDay, { coachId, day: '2027-06-10' }))
	expect((await ask(days, { coachId })).specialDays).toEqual([
		{ day: '2027-06-09', hours: later, note: 'Tournament' },
		{ day: '2027-06-10', hours: [], note: '' },
	])
	const week = async () =>
		(await ask(freeHours, { coachId, days: 4 })).days.map(({ open }) => open.map(({ start }) => start).join())
	expect(await week()).toEqual(['07:00', '07:00', '14:00', ''])
	must(await does(setSpecialDay, { coachId, day: '2027-06-09', hours: [{ start: '10:00', end: '11:00' }] }))
	must(await does(removeSpecialDay, { coachId, day: '2027-06-10' }))
	expect(await week()).toEqual(['07:00', '07:00', '10:00', '07:00'])
	expect(await does(removeSpecialDay, { coachId, day: '2027-06-10' })).toMatchObject({ code: 'not_found' })
	const meeting = [...later, { start: '17:00', end: '19:00' }]
	expect(await does(setSpecialDay, { coachId, day: '2027-06-11', hours: meeting })).toMatchObject({
		field: 'hours.1.start',
	})
	expect((await events(id)).at(-1)).toMatchObject({
		name: 'availability.special-day-removed',
		before: { day: '2027-06-10', hours: [] },
	})
})

test('7.1 days off say which appointments they meet, each day as the coach’s calendar has it; nothing happens to them', async () => {
	const home = await studio()
	const { coach, owner } = home
	const { do: does, preview, ask } = as(coach)
	must(await does(setHours, { coachId: coach.id, week: mornings, timeZone: 'America/New_York' }))
	// The evening of the 9th in New York.
	const inside = await booked(home, 'Evening run', '2027-06-10T02:00:00Z')
	await booked(home, 'Before', '2027-06-09T02:00:00Z')
	const given = { coachId: coach.id, from: '2027-06-09', to: '2027-06-12', reason: 'Wedding' }
	const seen = await preview(addDayOff, given)
	expect(seen).toMatchObject({ ok: true, value: { meets: 1 } })
	expect(seen.ok && seen.effects.map(({ text }) => text)).toEqual([
		expect.stringContaining('9–12 Jun 2027'),
		'Already booked, stays as it is: Thu 10 Jun, 04:00–05:00, Evening run',
	])
	expect((await ask(days, { coachId: coach.id })).daysOff).toEqual([])
	const { dayOffId } = must(await does(addDayOff, given))
	expect((await ask(days, { coachId: coach.id })).daysOff).toEqual([
		{ id: dayOffId, ofStudio: false, from: '2027-06-09', to: '2027-06-12', reason: 'Wedding' },
	])
	expect(await does(addDayOff, given)).toMatchObject({ code: 'availability_day_off_twice' })
	expect(await does(addDayOff, { ...given, to: '2027-06-08' })).toMatchObject({
		code: 'availability_days_length',
		field: 'to',
	})
	const status = await within(home.id, (db) =>
		db.selectFrom('appointment').select('status').where('id', '=', inside).execute(),
	)
	expect(status).toEqual([{ status: 'booked' }])
	const whole = await as(owner).do(addDayOff, { coachId: null, from: '2027-06-09' })
	expect(whole.ok && whole.effects.map(({ text }) => text).at(-1)).toContain(`Evening run (${coach.name})`)
	expect(must(await does(removeDayOff, { dayOffId }))).toEqual(given)
	expect(await does(removeDayOff, { dayOffId })).toMatchObject({ code: 'not_found' })
})

test('7.1 saving hours says how many booked appointments lie outside them now', async () => {
	const home = await studio()
	const { coach } = home
	await booked(home, 'At noon', '2027-06-09T09:30:00Z')
	await booked(home, 'Early', '2027-06-09T06:00:00Z')
	await booked(home, 'Past', '2027-06-02T18:00:00Z')
	const saved = await as(coach).do(setHours, { coachId: coach.id, week: mornings })
	expect(saved).toMatchObject({ ok: true, value: { outside: 1 }, effects: [{ kind: 'note' }] })
	const { outside, days: coming } = await as(coach).ask(freeHours, { coachId: coach.id })
	expect(outside.map(({ title }) => title)).toEqual(['At noon'])
	expect(coming[2]).toMatchObject({
		day: '2027-06-09',
		free: [
			{ start: '07:00', end: '08:00' },
			{ start: '09:00', end: '11:30' },
		],
	})
})

test('7.1 public holidays of a year come by one press, and by a second only those that are missing', async () => {
	const { coach, owner } = await studio()
	const add = { coachId: coach.id, country: 'FR', year: 2027 } as const
	const seen = await as(coach).preview(addHolidays, add)
	expect(seen.ok && seen.effects[0]?.text).toBe('Day off: Fri 1 Jan, New Year’s Day')
	expect(must(await as(coach).do(addHolidays, add)).added).toBe(11)
	expect(await as(coach).do(addHolidays, add)).toMatchObject({
		code: 'availability_holidays_there',
		params: { year: 2027 },
	})
	const { daysOff } = await as(coach).ask(days, { coachId: coach.id })
	expect(daysOff[0]).toMatchObject({ from: '2027-07-14', to: '2027-07-14', reason: 'Bastille Day' })
	must(await as(coach).do(removeDayOff, { dayOffId: daysOff[0]?.id ?? '' }))
	expect(must(await as(coach).do(addHolidays, add)).added).toBe(1)
	expect(must(await as(owner).do(addHolidays, { ...add, coachId: null, country: 'GB-ENG' })).added).toBe(8)
	const span = { from: new Date('2027-12-20T00:00Z'), to: new Date('2027-12-30T00:00Z') }
	const [host] = await within(coach.studioId, (db) => hostsOf(db, [coach.id], span))
	expect(host?.overrides.map(({ date }) => date)).toEqual(['2027-12-27', '2027-12-28', '2027-12-25'])
})
