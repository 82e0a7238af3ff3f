import type { z } from 'zod'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { as, type TestStudio, within } from './studio.ts'

/** A type that clients may book themselves, led by the coach, whose hours are every day from 9 to 20. */
export async function bookable(
	house: TestStudio,
	more: Partial<z.input<typeof createType.input>> = {},
): Promise<string> {
	const made = await as(house.owner).do(createType, {
		name: `Technique ${newId().slice(-6)}`,
		durationMinutes: 60,
		stepMinutes: 60,
		minimumNoticeMinutes: 60,
		selfBooking: 'clients',
		place: 'Salle 1',
		coachIds: [house.coach.id],
		...more,
	})
	return must(made).typeId
}

/** Open hours for the coach, each day of the week. */
export const openHours = (
	house: TestStudio,
	staffId = house.coach.id,
	[from, to] = [540, 1200],
): Promise<void> =>
	within(house.id, async (db) => {
		const row = { studio_id: house.id, staff_id: staffId }
		await db
			.insertInto('coach_schedule')
			.values({ ...row, time_zone: null })
			.execute()
		await db
			.insertInto('weekly_hours')
			.values(
				[0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
					...row,
					weekday,
					from_minute: from as number,
					to_minute: to as number,
				})),
			)
			.execute()
	})
