import { within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { content } from './rows.ts'
import { allVerbs } from './verbs.ts'
import type { Ids } from './world.ts'

type Arranging = { studioId: string; owner: Actor; mark: string; ids: Ids }

/** What only a use-case can leave behind: removals that can be undone. Each returns its ids by their names. */
export async function arrange({ studioId, owner, mark, ids }: Arranging): Promise<Ids> {
	const { programId = '', calendarId = '', clientId = '', toDelete: measurementId } = ids
	const common = { studio_id: studioId, title: mark, content: content(mark) }
	const [ofProgram, ofCalendar] = [newId(), newId()]
	await within(studioId, async (db: Db) => {
		const spot = { program_id: programId, week: 1, day: 2 }
		await db
			.insertInto('program_workout')
			.values({ ...common, id: ofProgram, ...spot })
			.execute()
		const day = { calendar_id: calendarId, client_id: clientId, on_date: '2026-03-02' }
		await db
			.insertInto('workout')
			.values({ ...common, id: ofCalendar, ...day })
			.execute()
	})
	await within(studioId, (db) =>
		db
			.insertInto('calendar_feed')
			.values({
				studio_id: studioId,
				id: newId(),
				staff_id: owner.id,
				secret_hash: Buffer.from(mark),
				created_at: new Date(),
			})
			.onConflict((already) => already.doNothing())
			.execute(),
	)
	return {
		'programs.eventId': await removing(owner, 'programs.delete-workouts', {
			programId,
			workoutIds: [ofProgram],
		}),
		'appointments.eventId': await removing(owner, 'appointments.edit-appointment', {
			appointmentId: ids.appointmentId,
			place: `${mark} somewhere else`,
		}),
		'calendars.eventId': await removing(owner, 'calendars.delete-workouts', { workoutIds: [ofCalendar] }),
		'measurements.eventId': await removing(owner, 'measurements.delete-measurement', { measurementId }),
	}
}

async function removing(actor: Actor, name: string, input: unknown): Promise<string> {
	const verb = allVerbs().get(name)
	if (verb?.does !== 'use-case')
		throw new Error(`the world is arranged with ${name}, which is no use-case any more`)
	return must<{ eventId: string }>(await perform(verb, input, { actor })).eventId
}
