import { appointment } from '#features/appointments/queries/appointment.ts'
import { ofClient } from '#features/payments/queries/of-client.ts'
import { announcePayment } from '#features/payments/use-cases/announce-payment.ts'
import { changePaymentSettings } from '#features/payments/use-cases/change-payment-settings.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { reversePayment } from '#features/payments/use-cases/reverse-payment.ts'
import { makePlan } from '#features/plans/use-cases/make-plan.ts'
import { changeReceiptSettings } from '#features/receipts/use-cases/change-receipt-settings.ts'
import { reading } from '#platform/perform.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { announcing, inParts, instructions, mistaken, paysBy, receiptWords } from '../story/payments.ts'
import type { StaffKey } from '../story/shape.ts'

/** How clients pay here, what stands on their receipts, and one who says that the transfer is sent (11.1). */
export const paymentMoments = (stage: Stage): Moment[] => [
	{
		at: daysAgo(stage, 120, '10:20'),
		happens: () => does(stage, of(stage.staff, 'camille'), changePaymentSettings, instructions),
	},
	{
		at: daysAgo(stage, 120, '10:25'),
		happens: () => does(stage, of(stage.staff, 'camille'), changeReceiptSettings, receiptWords),
	},
	{
		at: daysAgo(stage, 1, '19:05'),
		happens: () => does(stage, of(stage.clients, announcing), announcePayment, {}),
	},
	{ at: daysAgo(stage, 1, '19:20'), happens: () => paysInParts(stage) },
]

/** What is open of somebody's next sessions is paid by the month. */
async function paysInParts(stage: Stage): Promise<void> {
	const [coach, clientId] = [of(stage.staff, inParts.coach), of(stage.clients, inParts.client).id]
	const { obligations } = await reading(coach, ({ ask }) => ask(ofClient, { clientId }))
	const open = obligations.find(({ openMinor }) => openMinor > 0)
	if (open) await does(stage, coach, makePlan, { obligationId: open.id, count: inParts.count })
}

type Paid = { coach: StaffKey; key: string; appointmentId: string; n: number }

/** A session is paid the evening it took place; once the coach ticks the wrong thing, and puts it right (58). */
export async function isPaid(stage: Stage, { coach, key, appointmentId, n }: Paid): Promise<void> {
	const actor = of(stage.staff, coach)
	const client = of(stage.clients, key)
	const { places } = await reading(actor, ({ ask }) => ask(appointment, { appointmentId }))
	const obligationId = places.find(({ clientId }) => clientId === client.id)?.obligationId
	if (!obligationId) return
	const method = paysBy[key] ?? 'transfer'
	if (key === mistaken.client && n === mistaken.session) {
		const wrong = { obligationId, method: mistaken.method, notify: false }
		const { paymentId } = await does(stage, actor, recordPayment, wrong)
		await does(stage, actor, reversePayment, { paymentId })
	}
	await does(stage, actor, recordPayment, { obligationId, method })
}
