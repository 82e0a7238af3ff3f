import { Refusal } from './refusal.ts'

export type Answer = { status: number; body: string; requestId: string }
type Kept = { asked: string; answer: Answer | null }

/** Keys and the answers given for them. Stripe forgets after 24 hours; tests that wait so long may close the fake. */
export class IdempotencyKeys {
	readonly #kept = new Map<string, Kept>()

	/** The answer given before; null: this request is the first, and holds the key until `keep` or `free`. */
	take(key: string, asked: string): Answer | null {
		if (key.length > 255)
			throw refusal(400, 'Idempotency keys can be at most 255 characters long.', undefined)
		const kept = this.#kept.get(key)
		if (!kept) {
			this.#kept.set(key, { asked, answer: null })
			return null
		}
		if (kept.asked !== asked)
			throw refusal(
				400,
				`Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
				undefined,
			)
		if (!kept.answer)
			throw refusal(
				409,
				`There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
				'idempotency_key_in_use',
			)
		return kept.answer
	}

	keep(key: string, answer: Answer): void {
		const kept = this.#kept.get(key)
		if (kept) kept.answer = answer
	}

	/** Nothing was begun: the key is as new. */
	free(key: string): void {
		this.#kept.delete(key)
	}
}

const refusal = (status: number, message: string, code: string | undefined) =>
	new Refusal(status, 'idempotency_error', message, code ? { code } : {}, false)
