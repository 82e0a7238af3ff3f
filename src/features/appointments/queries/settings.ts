import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { owner } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { type LateWay, lateWays } from '../rules/cancelling.ts'
import { type ClientCard, clientCards } from '../rules/cards.ts'

export type AppointmentSettings = {
	cancellationHours: number
	lateCancellation: LateWay
	contactText: string
	reminderLeads: string[]
	clientCards: ClientCard[]
	version: number
}

/** What the studio decided, or the defaults where it decided nothing yet. */
export async function appointmentSettings(db: Db, lock?: 'for update'): Promise<AppointmentSettings> {
	const { rows } = await sql<AppointmentSettings>`
		select cancellation_hours as "cancellationHours", late_cancellation as "lateCancellation", contact_text as "contactText", reminder_leads as "reminderLeads",
			client_cards as "clientCards", version
		from appointment_settings ${lock ? sql`for update` : sql``}`.execute(db)
	const usual = {
		cancellationHours: 24,
		lateCancellation: 'refuse' as const,
		contactText: '',
		reminderLeads: ['P1D'],
		clientCards: [...clientCards],
	}
	return rows[0] ?? { ...usual, version: 1 }
}

/** 7.5, 7.6, 8.6: the settings of appointments, for whoever may change them. */
export const settings = query('appointments.settings', {
	input: z.object({}),
	output: z.object({
		cancellationHours: z.number(),
		/** What cancelling after the window does. */
		lateCancellation: z.enum(lateWays),
		contactText: z.string(),
		reminderLeads: z.array(z.string()),
		clientCards: z.array(z.enum(clientCards)),
		version: z.number(),
	}),
	may: owner,
	run: ({ db }) => appointmentSettings(db),
})
