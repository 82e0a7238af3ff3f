import type { Params } from '../wire/read.ts'
import { invalid } from '../wire/refusal.ts'
import type { World } from '../world.ts'
import type { Intent } from './intents.ts'
import { cardOf, type Method, spent } from './methods.ts'

/** Only cards are played: other ways may stand beside them, as in an account that has more switched on. */
export function checkCards({ allowed_payment_method_types: types }: Params): void {
	if (types !== undefined && !(types as string[]).includes('card'))
		throw invalid('The fake Stripe plays cards only.', { param: 'allowed_payment_method_types' })
}

/** What belongs to an open checkout is the hosted page's alone; the way to end it is to expire the session. */
export function checkNotOfCheckout(world: World, intent: string, verb: 'cancel' | 'confirm'): void {
	const sessions = [...world.all('checkout.session').values()]
	const found = sessions.some(
		({ payment_intent, setup_intent, status }) =>
			status === 'open' && (payment_intent === intent || setup_intent === intent),
	)
	if (found)
		throw invalid(
			`You cannot ${verb} this intent because it belongs to a Checkout Session; expire the session instead.`,
			{
				code: 'payment_intent_unexpected_state',
			},
		)
}

/** A kept card pays for its own customer only, and one without a customer once only. */
export function checkOwner(world: World, intent: Intent, method: Method): void {
	if (method.customer && !intent.customer)
		throw invalid(
			`The PaymentMethod ${method.id} belongs to a Customer. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`,
			{ param: 'payment_method' },
		)
	if (method.customer && method.customer !== intent.customer)
		throw invalid(
			`The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
			{ param: 'payment_method' },
		)
	if (!method.customer && cardOf(world, method).spent) throw spent()
}
