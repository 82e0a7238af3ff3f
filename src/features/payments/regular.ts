import { touchline } from '#platform/actor.ts'
import { allStudios } from '#platform/database/studios.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { noteOverdue } from './use-cases/note-overdue.ts'

/** 34: once an hour, whose new bookings wait for a payment, and whose no longer. */
export const lookForOverdue: Regular = {
	name: 'payments.look-for-overdue',
	cron: '13 * * * *',
	async run() {
		for (const studioId of await allStudios(appPool()))
			must(await perform(noteOverdue, {}, { actor: touchline(studioId) }))
	},
}
