import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { myPayments } from './queries/my-payments.ts'
import { obligation } from './queries/obligation.ts'
import { ofClient } from './queries/of-client.ts'
import { open } from './queries/open.ts'
import { myBookingsWait } from './queries/overdue.ts'
import { payments } from './queries/payments.ts'
import { revenue } from './queries/revenue.ts'
import { settings } from './queries/settings.ts'
import { unpaid } from './queries/unpaid.ts'
import { announcePayment } from './use-cases/announce-payment.ts'
import { changePaymentSettings } from './use-cases/change-payment-settings.ts'
import { recordPayment } from './use-cases/record-payment.ts'
import { recordRefund } from './use-cases/record-refund.ts'
import { reversePayment } from './use-cases/reverse-payment.ts'
import { takeBackWaiver } from './use-cases/take-back-waiver.ts'
import { waiveObligation } from './use-cases/waive-obligation.ts'

const read = 'payments:read'
const write = 'payments:write'

export const paymentRoutes: ApiRoute[] = [
	apiRoute('get', '/payments', payments, {
		scope: read,
		summary: 'Payments and refunds, the last day first, also reversed ones',
	}),
	apiRoute('get', '/payments/revenue', revenue, {
		scope: read,
		summary: 'Money that came, by month, less what was given back',
	}),
	apiRoute('get', '/payments/unpaid', unpaid, {
		scope: read,
		summary: 'Who owes what, and what it comes to',
	}),
	apiRoute('post', '/payments/{paymentId}/reverse', reversePayment, {
		scope: write,
		summary: 'Reverse a payment or refund that was recorded by mistake; both stay visible',
	}),
	apiRoute('get', '/obligations/open', open, {
		scope: read,
		summary: 'What is over and not settled, the oldest first',
	}),
	apiRoute('get', '/obligations/{obligationId}', obligation, {
		scope: read,
		summary: 'What is owed for one thing, with its ledger',
	}),
	apiRoute('post', '/obligations/{obligationId}/payments', recordPayment, {
		scope: write,
		summary: 'Record money that came, all that is open or a part',
		status: 201,
	}),
	apiRoute('post', '/obligations/{obligationId}/refunds', recordRefund, {
		scope: write,
		summary: 'Record money given back, never more than came',
		status: 201,
	}),
	apiRoute('post', '/obligations/{obligationId}/waive', waiveObligation, {
		scope: write,
		summary: 'Let go of what is open',
	}),
	apiRoute('post', '/obligations/{obligationId}/take-back-waiver', takeBackWaiver, {
		scope: write,
		summary: 'What was waived is owed again',
	}),
	apiRoute('get', '/clients/{clientId}/obligations', ofClient, {
		scope: read,
		summary: 'What a client owes and paid',
	}),
	apiRoute('get', '/payment-settings', settings, {
		scope: read,
		summary: 'Instructions for clients, reference, methods',
	}),
	apiRoute('patch', '/payment-settings', changePaymentSettings, {
		scope: write,
		summary: 'Change how the studio is paid',
	}),
	apiRoute('get', '/me/payments', myPayments, {
		scope: read,
		summary: 'What one owes, and how the studio is paid',
	}),
	apiRoute('get', '/me/bookings-wait', myBookingsWait, {
		scope: read,
		summary: 'Whether one’s new bookings wait for a payment',
	}),
	apiRoute('post', '/me/payments/announce', announcePayment, {
		scope: write,
		summary: 'Say that one has sent what is open; moves no money',
	}),
]
