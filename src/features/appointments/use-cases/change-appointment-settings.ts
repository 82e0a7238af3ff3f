import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { appointmentSettingsChanged } from '../events.ts'
import { appointmentSettings } from '../queries/settings.ts'
import { lateWays } from '../rules/cancelling.ts'
import { clientCards } from '../rules/cards.ts'
import { Lead } from '../rules/leads.ts'

/** 7.5, 7.6, 8.6: the studio's window for cancelling, what clients read after it, when reminders go, which cards they see. */
export const changeAppointmentSettings = useCase('appointments.change-appointment-settings', {
	input: z.object({
		cancellationHours: z.number().int().min(0).max(8760).optional(),
		/** What cancelling after the window does: it is refused, costs the credit or the fee, or costs nothing. */
		lateCancellation: z.enum(lateWays).optional(),
		contactText: z.string().trim().max(500).optional(),
		reminderLeads: z.array(Lead).max(3).optional(),
		clientCards: z.array(z.enum(clientCards)).max(clientCards.length).optional(),
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number() }),
	may: owner,
	async run({ db, actor, now, emit }, _, { version, ...given }) {
		const studio_id = actor.studioId as string
		await db
			.insertInto('appointment_settings')
			.values({ studio_id })
			.onConflict((conflict) => conflict.doNothing())
			.execute()
		const was = await appointmentSettings(db, 'for update')
		if (version !== undefined && version !== was.version) return refuse('stale')
		const next = {
			...was,
			...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
		}
		await db
			.updateTable('appointment_settings')
			.set({
				cancellation_hours: next.cancellationHours,
				late_cancellation: next.lateCancellation,
				contact_text: next.contactText,
				reminder_leads: [...new Set(next.reminderLeads)],
				client_cards: [...new Set(next.clientCards)],
				version: was.version + 1,
				updated_at: now,
			})
			.execute()
		await emit(appointmentSettingsChanged, { before: was, after: next, data: {} })
		return ok({ version: was.version + 1 })
	},
})
