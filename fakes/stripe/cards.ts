/** How a test card behaves. `authenticate`: when its bank asks the holder. */
type Behaviour = {
	decline?: { code: string; decline_code: string; message: string } | undefined
	/** Kept without a murmur, declined when charged. */
	attaches?: boolean
	authenticate?: 'always' | 'unless set up' | 'on session' | 'on request'
	refund?: 'pending' | 'fails'
	dispute?: 'fraudulent' | 'product_not_received'
	inquiry?: boolean
}
type Kind = Behaviour & { brand: string; number: string; funding?: string; country?: string }

/** A card as kept: never its number. */
export type Card = Behaviour & {
	brand: string
	last4: string
	funding: string
	country: string
	fingerprint: string
	exp_month: number
	exp_year: number
	/** Its holder has authenticated for charges without them. */
	setUp: boolean
	/** Used up: detached, or charged once without a customer. */
	spent: boolean
}

const declined = (decline_code: string, message = 'Your card was declined.', code = 'card_declined') => ({
	decline: { code, decline_code, message },
})
const visa = (number: string, behaviour: Behaviour = {}): Kind => ({ brand: 'visa', number, ...behaviour })
const insufficient = declined('insufficient_funds', 'Your card has insufficient funds.')

/** Stripe's documented test cards, by the ending of their pm_card_ name. */
const kinds: Record<string, Kind> = {
	visa: visa('4242424242424242'),
	visa_debit: { ...visa('4000056655665556'), funding: 'debit' },
	mastercard: { brand: 'mastercard', number: '5555555555554444' },
	mastercard_debit: { brand: 'mastercard', number: '5200828282828210', funding: 'debit' },
	amex: { brand: 'amex', number: '378282246310005' },
	discover: { brand: 'discover', number: '6011111111111117' },
	diners: { brand: 'diners', number: '3056930009020004' },
	jcb: { brand: 'jcb', number: '3566002020360505', country: 'JP' },
	unionpay: { brand: 'unionpay', number: '6200000000000005', country: 'CN' },
	fr: { ...visa('4000002500000003'), country: 'FR' },
	gb: { ...visa('4000008260000000'), country: 'GB' },
	chargeDeclined: visa('4000000000000002', declined('generic_decline')),
	chargeDeclinedInsufficientFunds: visa('4000000000009995', insufficient),
	chargeDeclinedLostCard: visa('4000000000009987', declined('lost_card')),
	chargeDeclinedStolenCard: visa('4000000000009979', declined('stolen_card')),
	chargeDeclinedExpiredCard: visa(
		'4000000000000069',
		declined('expired_card', 'Your card has expired.', 'expired_card'),
	),
	chargeDeclinedIncorrectCvc: visa(
		'4000000000000127',
		declined('incorrect_cvc', "Your card's security code is incorrect.", 'incorrect_cvc'),
	),
	chargeDeclinedProcessingError: visa(
		'4000000000000119',
		declined(
			'processing_error',
			'An error occurred while processing your card. Try again in a little bit.',
			'processing_error',
		),
	),
	chargeDeclinedVelocityLimitExceeded: visa('4000000000006975', declined('card_velocity_exceeded')),
	chargeCustomerFail: visa('4000000000000341', { ...declined('generic_decline'), attaches: true }),
	authenticationRequiredOnSetup: visa('4000002500003155', { authenticate: 'unless set up' }),
	authenticationRequired: visa('4000002760003184', { authenticate: 'always' }),
	authenticationRequiredSetupForOffSession: visa('4000003800000446', { authenticate: 'on session' }),
	authenticationRequiredChargeDeclinedInsufficientFunds: visa('4000008260003178', {
		...insufficient,
		attaches: true,
		authenticate: 'unless set up',
	}),
	threeDSecure2Required: visa('4000000000003220', { authenticate: 'always' }),
	threeDSecureOptional: visa('4000000000003055', { authenticate: 'on request' }),
	threeDSecureRequiredChargeDeclined: visa('4000008400001629', {
		...declined('generic_decline'),
		attaches: true,
		authenticate: 'always',
	}),
	pendingRefund: visa('4000000000007726', { refund: 'pending' }),
	refundFail: visa('4000000000005126', { refund: 'fails' }),
	createDispute: visa('4000000000000259', { dispute: 'fraudulent' }),
	createDisputeProductNotReceived: visa('4000000000002685', { dispute: 'product_not_received' }),
	createDisputeInquiry: visa('4000000000001976', { dispute: 'fraudulent', inquiry: true }),
}

const cardOf = ({ number, brand, funding = 'credit', country = 'US', ...behaviour }: Kind): Card => ({
	...behaviour,
	...{ brand, funding, country },
	last4: number.slice(-4),
	fingerprint: Buffer.from(`fake${number}`).toString('base64url').slice(-16),
	exp_month: 12,
	exp_year: 2034,
	setUp: false,
	spent: false,
})

/** From now on every kept card of this ending is declined in these words; null: none any more. */
export function declineCards(
	world: { cards: ReadonlyMap<string, Card> },
	last4: string,
	declineCode: string | null,
): void {
	for (const card of world.cards.values())
		if (card.last4 === last4) card.decline = declineCode ? declined(declineCode).decline : undefined
}

/** pm_card_visa, pm_card_visa_chargeDeclined (both spellings are documented), … */
export function cardNamed(name: string): Card | undefined {
	const ending = name.replace(/^pm_card_/, '')
	const kind = kinds[ending] ?? kinds[ending.replace(/^visa_/, '')]
	return kind && cardOf(kind)
}

/** The card of a typed number; undefined for numbers that no test card has. */
export function cardNumbered(number: string): Card | undefined {
	const kind = Object.values(kinds).find((each) => each.number === number)
	return kind && cardOf(kind)
}

/** For the start page and the documentation. */
export const testCards = () =>
	Object.entries(kinds).map(([ending, { number }]) => ({ name: `pm_card_${ending}`, number }))
