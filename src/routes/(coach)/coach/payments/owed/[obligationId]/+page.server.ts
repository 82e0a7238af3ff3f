import { obligation } from '#features/payments/queries/obligation.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { reversePayment } from '#features/payments/use-cases/reverse-payment.ts'
import { takeBackWaiver } from '#features/payments/use-cases/take-back-waiver.ts'
import { waiveObligation } from '#features/payments/use-cases/waive-obligation.ts'
import { coachPage } from '#platform/http/doors.ts'

/** Where the page is of what is owed for: payments know no seller, addresses do. */
const placesOf: Record<string, string> = { appointment: '/coach/appointments/' }

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor }) => {
		const owed = await ask(obligation, { obligationId: params.obligationId ?? '' })
		const place = placesOf[owed.kind]
		return { owed, about: place && owed.aboutId ? place + owed.aboutId : null, timeZone: actor.timeZone }
	},
	does: [recordPayment, recordRefund, reversePayment, waiveObligation, takeBackWaiver],
})
