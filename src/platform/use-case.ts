import type { z } from 'zod'
import type { Actor, Locale } from './actor.ts'
import type { Db } from './database/transaction.ts'
import type { EventType, Happening } from './events.ts'
import type { Limit } from './http/limits.ts'
import type { Origin } from './origin.ts'
import type { Permission } from './permission.ts'
import type { RefusalCode, RefusalParams } from './refusals.ts'

/** What a use-case or query has in hand. `db` is the one open transaction of the studio; there is no other handle. */
export type Reading = {
	db: Db
	actor: Actor
	/** The server's clock; tests move it. */
	now: Date
	locale: Locale
	/** Runs another query in the same transaction, with its own permission. */
	ask: <S, I extends z.ZodType, T>(query: Query<S, I, T>, input: z.input<I>) => Promise<T>
	/**
	 * Writes that somebody read what is private: committed before anything of it leaves, or nothing leaves (quality 3).
	 * A reading can't write, so it is done in a transaction of its own as soon as the reading is over.
	 */
	trace: (write: Trace) => Promise<void>
}

export type Trace = (db: Db) => Promise<unknown>

export type Acting = Reading & {
	/** Writes the event, its audit entry and one job per reaction, all in this transaction (I25, I39). */
	emit: <D extends z.ZodType>(
		type: EventType<D>,
		happening: Happening<z.input<D>>,
	) => Promise<{ eventId: string }>
	/** Where the request came from; only what belongs to accounts needs to know. */
	from: Origin
	/** True while this is only a look ahead that will be rolled back. For wording, never for deciding. */
	preview: boolean
	/** Runs another use-case in the same transaction, with its own permission; its refusal is returned. */
	also: <S, I extends z.ZodType, T>(useCase: UseCase<S, I, T>, input: z.input<I>) => Promise<Result<T>>
}

export type Accepted<T> = { ok: true; value: T; effects: EffectLine[] }
export type Refused = { ok: false; code: RefusalCode; params: RefusalParams; field?: string }
export type Result<T> = Accepted<T> | Refused

/** One line of "This will …" in a preview (design.md, effect preview). */
export type EffectLine = {
	kind: 'comes' | 'goes' | 'changes' | 'stays' | 'told' | 'charged' | 'note'
	text: string
}

export const ok = <T>(value: T, effects: EffectLine[] = []): Accepted<T> => ({ ok: true, value, effects })

/** An expected "no": everything is rolled back. The code must have a message `refused_<code>`, or this doesn't compile. */
export const refuse = (code: RefusalCode, params: RefusalParams = {}, field?: string): Refused => ({
	ok: false,
	code,
	params,
	...(field ? { field } : {}),
})

/** What is known before a transaction opens: who asks, from where, when. */
export type Knocking = { actor: Actor; from: Origin; now: Date }

// biome-ignore lint/suspicious/noExplicitAny: what was made ready beforehand is known only to its own use-case
export type UseCase<S = unknown, I extends z.ZodType = z.ZodType, T = unknown, B = any> = {
	readonly does: 'use-case'
	readonly name: string
	readonly input: I
	readonly output?: z.ZodType<T>
	readonly subject?: (asking: Reading, input: z.output<I>) => Promise<S | undefined | null>
	readonly may: Permission<S>
	/** Happens inside a studio that is being made: the person acts as a visitor of a new one, wherever they stand. */
	readonly makesStudio?: true
	/** Unique or exclusion constraints that mean an expected "no": constraint name → refusal code. */
	readonly conflicts?: Record<string, RefusalCode>
	/** Counted before anything else, and kept when the act is refused: too many are answered 429 (quality 3). */
	readonly limits?: (input: z.output<I>, knocking: Knocking) => Limit[] | Promise<Limit[]>
	/** Slow work that must not hold a connection, done before the transaction opens: hashing a password. */
	readonly before?: (input: z.output<I>, knocking: Knocking) => Promise<B>
	readonly run: (acting: Acting, subject: S, input: z.output<I>, before: B) => Promise<Result<T>>
}

/**
 * A verb of the product: load, permit, decide, write, announce (architecture.md). `name` is the file's path and the same
 * in the form, the log, the audit trail and the API. `may` is not optional.
 * `subject` loads what is acted on; nothing found answers "not found", as does a refused permission (1.4).
 */
export function useCase<S, I extends z.ZodType, T, B = undefined>(
	name: string,
	parts: Omit<UseCase<S, I, T, B>, 'does' | 'name'>,
): UseCase<S, I, T, B> {
	return { does: 'use-case', name, ...parts }
}

export type Query<S = unknown, I extends z.ZodType = z.ZodType, T = unknown> = {
	readonly does: 'query'
	readonly name: string
	readonly input: I
	readonly output?: z.ZodType<T>
	readonly subject?: (asking: Reading, input: z.output<I>) => Promise<S | undefined | null>
	readonly may: Permission<S>
	readonly run: (reading: Reading, subject: S, input: z.output<I>) => Promise<T>
}

/** A read with its permission. Same parts as a use-case, in a read-only transaction. */
export function query<S, I extends z.ZodType, T>(
	name: string,
	parts: Omit<Query<S, I, T>, 'does' | 'name'>,
): Query<S, I, T> {
	return { does: 'query', name, ...parts }
}

// biome-ignore lint/suspicious/noExplicitAny: doors carry any verb; each one's own types hold inside it
export type AnyUseCase = UseCase<any, any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: see AnyUseCase
export type AnyQuery = Query<any, any, any>
