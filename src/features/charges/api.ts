import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { attention } from './queries/attention.ts'
import { myCards } from './queries/cards.ts'
import { chargesOf } from './queries/charges-of.ts'
import { myCharge } from './queries/my-charge.ts'
import { stripeSettings } from './queries/settings.ts'
import { mySetup } from './queries/setups.ts'
import { toPay } from './queries/to-pay.ts'
import { beginCardSetup } from './use-cases/begin-card-setup.ts'
import { callOffCharge } from './use-cases/call-off-charge.ts'
import { chargeCard } from './use-cases/charge-card.ts'
import { chooseDefaultCard } from './use-cases/choose-default-card.ts'
import { compareWithProvider } from './use-cases/compare-with-provider.ts'
import { confirmCharge } from './use-cases/confirm-charge.ts'
import { pay } from './use-cases/pay.ts'
import { refundCharge } from './use-cases/refund-charge.ts'
import { removeCard } from './use-cases/remove-card.ts'

const read = 'payments:read'
const write = 'payments:write'

export const chargeRoutes: ApiRoute[] = [
	apiRoute('post', '/me/charges', pay, {
		scope: write,
		summary: 'Begin to pay what is open, by card; read the charge for where to go on, asked within a minute',
		status: 201,
	}),
	apiRoute('get', '/me/charges/{chargeId}', myCharge, {
		scope: read,
		summary: 'How a payment of one’s own stands',
	}),
	apiRoute('post', '/me/charges/{chargeId}/confirm', confirmCharge, {
		scope: write,
		summary: 'Let the bank be asked again about the same payment',
	}),
	apiRoute('get', '/me/to-pay', toPay, {
		scope: read,
		summary: 'What one is about to pay by card, and with which cards one can',
	}),
	apiRoute('get', '/me/cards', myCards, { scope: read, summary: 'The cards one keeps with the studio' }),
	apiRoute('post', '/me/cards', beginCardSetup, {
		scope: write,
		summary: 'Begin to add a card; it is given on the provider’s page',
		status: 201,
	}),
	apiRoute('get', '/me/card-setups/{setupId}', mySetup, {
		scope: read,
		summary: 'How far one has come with adding a card',
	}),
	apiRoute('post', '/me/cards/{cardId}/use-first', chooseDefaultCard, {
		scope: write,
		summary: 'Choose the card that is charged',
	}),
	apiRoute('delete', '/me/cards/{cardId}', removeCard, { scope: write, summary: 'Take a card away' }),
	apiRoute('get', '/obligations/{obligationId}/charges', chargesOf, {
		scope: read,
		summary: 'What was tried and taken by card for one thing',
	}),
	apiRoute('post', '/obligations/{obligationId}/charges', chargeCard, {
		scope: write,
		summary: 'Charge the card on file for what is open, or a part; asked of the provider within a minute',
		status: 201,
	}),
	apiRoute('post', '/charges/{chargeId}/refunds', refundCharge, {
		scope: write,
		summary: 'Give money back to the card it came from',
		status: 201,
	}),
	apiRoute('post', '/charges/{chargeId}/call-off', callOffCharge, {
		scope: write,
		summary: 'Call off a payment that is under way',
	}),
	apiRoute('get', '/charges/attention', attention, {
		scope: read,
		summary: 'What goes wrong or waits with cards',
	}),
	apiRoute('post', '/charges/compare', compareWithProvider, {
		scope: write,
		summary: 'The ledger beside the provider, one month; changes nothing',
	}),
	apiRoute('get', '/stripe-settings', stripeSettings, {
		scope: read,
		summary: 'The account with the provider, without its key',
	}),
]
