import { lookAtCharge } from '#features/charges/looking/look-at-charge.ts'
import { lookAtRefund } from '#features/charges/looking/look-at-refund.ts'
import { chargesOf } from '#features/charges/queries/charges-of.ts'
import { callOffCharge } from '#features/charges/use-cases/call-off-charge.ts'
import { chargeCard } from '#features/charges/use-cases/charge-card.ts'
import { refundCharge } from '#features/charges/use-cases/refund-charge.ts'
import { obligation } from '#features/payments/queries/obligation.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { reversePayment } from '#features/payments/use-cases/reverse-payment.ts'
import { takeBackWaiver } from '#features/payments/use-cases/take-back-waiver.ts'
import { waiveObligation } from '#features/payments/use-cases/waive-obligation.ts'
import { planOfObligation } from '#features/plans/queries/plan-of-thing.ts'
import { endPlan } from '#features/plans/use-cases/end-plan.ts'
import { makePlan } from '#features/plans/use-cases/make-plan.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

/** Where the page is of what is owed for: payments know no seller, addresses do. */
const placesOf: Record<string, string> = {
	appointment: '/coach/appointments/',
	fee: '/coach/payments/fees/',
	package: '/coach/payments/packages/sold/',
}

const studioOf = ({ locals }: { locals: App.Locals }): string => locals.actor.studioId as string

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor }) => {
		const owed = await ask(obligation, { obligationId: params.obligationId ?? '' })
		const byCard = await ask(chargesOf, { obligationId: owed.id })
		const planned = await ask(planOfObligation, { obligationId: owed.id })
		const place = placesOf[owed.kind]
		const about = place && owed.aboutId ? place + owed.aboutId : null
		return { owed, byCard, planned, about, timeZone: actor.timeZone }
	},
	does: [
		...[
			recordPayment,
			recordRefund,
			reversePayment,
			waiveObligation,
			takeBackWaiver,
			callOffCharge,
			makePlan,
			endPlan,
		],
		// Looked at at once: what comes of it stands on the page that follows.
		thenGo(chargeCard, async ({ chargeId }, event) => {
			await lookAtCharge(studioOf(event), chargeId)
			return event.url.pathname
		}),
		thenGo(refundCharge, async ({ refundId }, event) => {
			await lookAtRefund(studioOf(event), refundId)
			return event.url.pathname
		}),
	],
})
