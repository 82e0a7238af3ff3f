import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { Amount } from './rules/amount.ts'

const one = { obligationId: z.string() }
/** Whether the client is told; a person decides it with each payment. */
const notify = z.boolean()

export const paymentRecorded = eventType(
	'payments.payment-recorded',
	z.object({
		...{ ...one, paymentId: z.string(), notify },
		/** Other payments of the same act, for other things: one message tells of all of them. */
		together: z.array(z.string()).optional(),
	}),
)
/** A mistake is undone by its opposite; both stay (58). */
export const paymentReversed = eventType(
	'payments.payment-reversed',
	z.object({ ...one, paymentId: z.string() }),
)
export const refundRecorded = eventType(
	'payments.refund-recorded',
	z.object({ ...one, paymentId: z.string(), notify }),
)
export const obligationWaived = eventType(
	'payments.obligation-waived',
	z.object({ ...one, transactionId: z.string() }),
)
export const waiverTakenBack = eventType('payments.waiver-taken-back', z.object(one))
/** A client says they have sent what was open; no money has moved by that. */
export const paymentAnnounced = eventType(
	'payments.payment-announced',
	z.object({ obligationIds: z.array(z.string()), clientId: z.string() }),
)
export const paymentSettingsChanged = eventType('payments.settings-changed', z.object({}))
/** 34: a client can't book anything new until they have paid; and can again. */
export const bookingsWaiting = eventType(
	'payments.bookings-wait',
	z.object({ clientId: z.string(), open: z.array(Amount) }),
)
export const bookingsFree = eventType('payments.bookings-free', z.object({ clientId: z.string() }))
