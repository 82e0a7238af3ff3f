import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { copyStretch } from '#features/calendars/use-cases/copy-stretch.ts'
import { saveAsProgram } from '#features/calendars/use-cases/save-as-program.ts'
import { undoChange } from '#features/calendars/use-cases/undo-change.ts'
import { programOutline } from '#features/programs/queries/program-outline.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio } from '#features/testing/studio.ts'
import { inProgram, oneToOne, type TestSubscription } from '#features/testing/subscriptions.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const year = { from: '2026-01-01', to: '2026-12-31' }
const plan = async (
	house: TestStudio,
	{ clientId, calendarId }: TestSubscription,
	onDate: string,
	title: string,
) =>
	must(await as(house.coach).do(addWorkout, { clientId, calendarId, onDate, title, text: 'Back squat: 5x5' }))

test('5.1, I23 a stretch is copied to another subscriber, or becomes a program; the calendar it came from stays', async () => {
	const house = await studio()
	const program = await oneToOne(house.id)
	const one = await inProgram(house, house.client, { program })
	const other = await inProgram(house, house.otherClient, { program })
	await plan(house, one, '2026-03-02', 'Mon')
	await plan(house, one, '2026-03-11', 'Wed')
	const before = await as(house.client).ask(calendar, year)
	const stretch = { calendarId: one.calendarId, from: '2026-03-02', to: '2026-03-15' }
	const copying = { ...stretch, toCalendarId: other.calendarId, onDate: '2026-04-06' }
	const { eventId } = must(await as(house.coach).do(copyStretch, copying))
	const there = async () =>
		(await as(house.otherClient).ask(calendar, year)).entries.map(({ onDate, title }) => [onDate, title])
	expect(await there()).toEqual([
		['2026-04-06', 'Mon'],
		['2026-04-15', 'Wed'],
	])
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await there()).toEqual([])
	const { programId } = must(await as(house.coach).do(saveAsProgram, { ...stretch, title: 'Kept' }))
	const { program: saved, workouts } = await as(house.coach).ask(programOutline, { programId })
	expect(saved).toMatchObject({ title: 'Kept', type: 'plan', weeks: 2, state: 'draft' })
	expect(workouts.map(({ week, day, title }) => [week, day, title])).toEqual([
		[1, 1, 'Mon'],
		[2, 3, 'Wed'],
	])
	expect(await as(house.client).ask(calendar, year)).toEqual(before)
	const stranger = await staffMember(house.id, 'coach')
	expect(await as(stranger).do(copyStretch, copying)).toMatchObject({ code: 'not_found' })
	expect(await as(house.client).do(saveAsProgram, { ...stretch, title: 'Mine' })).toMatchObject({
		code: 'not_found',
	})
	const empty = { ...stretch, from: '2026-05-01', to: '2026-05-02' }
	expect(await as(house.coach).do(saveAsProgram, { ...empty, title: 'Empty' })).toMatchObject({
		code: 'calendars_stretch_empty',
	})
})
