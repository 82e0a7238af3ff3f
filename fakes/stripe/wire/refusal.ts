type Details = {
	code?: string
	param?: string
	decline_code?: string
	charge?: string
	payment_intent?: unknown
	payment_method?: unknown
	setup_intent?: unknown
}

/** An answer with an error, in Stripe's shape. `begun`: the work had begun, so its idempotency key is spent. */
export class Refusal extends Error {
	readonly status: number
	readonly type: string
	readonly details: Details
	readonly begun: boolean
	constructor(status: number, type: string, message: string, details: Details = {}, begun = true) {
		super(message)
		this.status = status
		this.type = type
		this.details = details
		this.begun = begun
	}
	get body() {
		const { code } = this.details
		const doc_url = code && `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`
		return { error: { ...this.details, ...(doc_url && { doc_url }), message: this.message, type: this.type } }
	}
}

export const invalid = (message: string, details: Details = {}) =>
	new Refusal(400, 'invalid_request_error', message, details)

/** What was asked can't be read: nothing has begun, and its idempotency key may be used again. */
export const unreadable = (message: string, details: Details = {}) =>
	new Refusal(400, 'invalid_request_error', message, details, false)

/** An id in the path that nobody has is 404, one in a parameter 400. */
export const noSuch = (object: string, id: string, param = 'id') =>
	new Refusal(
		param === 'id' ? 404 : 400,
		'invalid_request_error',
		`No such ${object === 'payment_method' ? 'PaymentMethod' : object}: '${id}'`,
		{
			code: 'resource_missing',
			param,
		},
	)
