import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { writeEvent } from '#platform/events.ts'
import { send } from '#platform/jobs.ts'
import { appPool } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { reminderDue } from './events.ts'
import { noteReminded, placesToRemind, studiosToRemind, type UpcomingPlace } from './queries/reminders.ts'
import { appointmentSettings } from './queries/settings.ts'
import type { Lead } from './rules/leads.ts'
import { remindersDue } from './rules/reminders.ts'

/** 7.6: finds whom to remind, minute by minute. What is due is read from the appointments: no timer has to follow them. */
export const remind: Regular = {
	name: 'appointments.remind',
	cron: '* * * * *',
	async run() {
		const at = now()
		const failures: unknown[] = []
		for (const studioId of await studiosToRemind(appPool(), at))
			await remindStudio(studioId, at).catch((error) => failures.push(error))
		// One studio's trouble is not the others'; the job says so and comes back.
		if (failures.length > 0) throw new AggregateError(failures, 'some studios could not be reminded')
	},
}

/** I25, I28: that somebody is reminded, and the work of telling them, in one transaction: both or neither, once. */
function remindStudio(studioId: string, at: Date): Promise<void> {
	return transaction(appPool(), studioId, 'read write', async (db) => {
		const { reminderLeads } = await appointmentSettings(db)
		const places = await placesToRemind(db, reminderLeads, at)
		const due = remindersDue(places, reminderLeads, at)
		const together = Map.groupBy(due, ({ place, lead }) => `${place.appointmentId} ${lead}`)
		for (const group of together.values()) {
			const lead = group[0]?.lead as Lead
			await remindTogether(db, { studioId, lead, places: group.map(({ place }) => place), now: at })
		}
		return { commit: due.length > 0, value: undefined }
	})
}

type Together = { studioId: string; lead: Lead; places: readonly UpcomingPlace[]; now: Date }

async function remindTogether(db: Db, together: Together): Promise<void> {
	const { studioId, lead, now: at } = together
	const places = await noteReminded(db, together)
	const [first] = places
	if (!first) return
	const { appointmentId, revision } = first
	const by = {
		actor: touchline(studioId),
		via: 'system' as const,
		useCase: remind.name,
		now: at,
	}
	await writeEvent(db, send, by, reminderDue, {
		clientId: places.length === 1 ? first.clientId : null,
		subject: { type: 'appointment', id: appointmentId },
		data: { appointmentId, revision, lead, placeIds: places.map(({ placeId }) => placeId) },
	})
}

/** 7.2: holds that ran out count for nothing anyway; this takes their rows away, with where they came from. */
export const sweepHolds: Regular = {
	name: 'appointments.sweep-holds',
	cron: '8,38 * * * *',
	async run() {
		const at = now()
		for (const studioId of await allStudios(appPool()))
			await transaction(appPool(), studioId, 'read write', async (db) => {
				await db.deleteFrom('coach_busy').where('status', '=', 'held').where('held_until', '<=', at).execute()
				return { commit: true, value: undefined }
			})
	},
}
