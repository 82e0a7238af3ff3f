/** How one coming request goes wrong. */
export type Fault = 'fail before' | 'fail after' | 'close before' | 'close after' | 'hang after'

/** What a test turns; everything stands at "as documented" until it does. */
export class Knobs {
	/** Milliseconds every answer takes: long enough, and two requests of one idempotency key meet. */
	latency = 0
	/** Seconds until search finds a new object; Stripe says "under a minute", lists know at once. */
	searchLag = 0
	/** Whether the account may take payments yet. */
	chargesEnabled = true
	#faults: { operation: string; fault: Fault; left: number }[] = []

	/** The next `times` requests of this operation ("POST /v1/payment_intents", ids as {}) go wrong. */
	next(operation: string, fault: Fault, times = 1): void {
		this.#faults.push({ operation, fault, left: times })
	}

	takeFault(operation: string): Fault | null {
		const found = this.#faults.find((each) => each.operation === operation && each.left > 0)
		if (!found) return null
		found.left--
		return found.fault
	}
}
