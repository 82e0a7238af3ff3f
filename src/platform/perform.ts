import type pg from 'pg'
import type { z } from 'zod'
import { m } from '#messages'
import { type Actor, visitor } from './actor.ts'
import { now } from './clock.ts'
import { conflictCode } from './conflicts.ts'
import { unreadableCursor } from './cursor.ts'
import { type Db, type Ending, transaction } from './database/transaction.ts'
import { type Emitted, type Via, writeEvent } from './events.ts'
import { countHits } from './http/limits.ts'
import { newId } from './ids.ts'
import { fieldErrors, nulError, onlyUnknownIds, pathOfNul } from './invalid.ts'
import { send } from './jobs.ts'
import { nowhere, type Origin } from './origin.ts'
import type { RefusalCode, RefusalParams } from './refusals.ts'
import { unstorable } from './storable.ts'
import {
	type Accepted,
	type Acting,
	type EffectLine,
	type Query,
	type Reading,
	type Refused,
	type Result,
	refuse,
	type Trace,
	type UseCase,
} from './use-case.ts'

export type Outcome<T> =
	| { ok: true; value: T; effects: EffectLine[]; events: Emitted[] }
	| { ok: false; code: RefusalCode; params: RefusalParams; field?: string; fields?: Record<string, string> }

export type Performance = {
	actor: Actor
	via?: Via
	preview?: boolean
	from?: Origin
	/** Writes what must be there if and only if the change is, in its transaction, as its last act (I38). */
	keep?: (db: Db, value: unknown) => Promise<void>
}

let pool: pg.Pool | null = null

/** The pool every use-case and query of this process runs on; it connects as the unprivileged role. */
export const performOn = (appPool: pg.Pool | null): void => {
	pool = appPool
}

export function appPool(): pg.Pool {
	if (!pool) throw new Error('the house is not open in this process')
	return pool
}

/**
 * Does a use-case: one transaction, as the unprivileged role, with the actor's studio set. A refusal, a preview and a
 * thrown bug roll everything back, events and jobs included.
 */
export async function perform<S, I extends z.ZodType, T>(
	useCase: UseCase<S, I, T>,
	input: unknown,
	{ actor: asked, via = 'hand', preview = false, from = nowhere, keep }: Performance,
): Promise<Outcome<T>> {
	const actor = useCase.makesStudio ? inNewStudio(asked) : asked
	const bad = unstorable(input)
	if (bad !== null) return { ...refuse('invalid'), fields: cannotBeRead(bad, actor) }
	const parsed = useCase.input.safeParse(input)
	if (!parsed.success) return notAccepted(parsed.error, actor)
	const nul = pathOfNul(parsed.data)
	if (nul !== null) return { ...refuse('invalid'), fields: nulError(nul, actor.locale) }
	const at = now()
	const knocking = { actor, from, now: at }
	const limits = (await useCase.limits?.(parsed.data, knocking)) ?? []
	const seconds = await countHits(appPool(), limits, at)
	if (seconds > 0) return refuse('too_many_requests', { seconds })
	const before = await useCase.before?.(parsed.data, knocking)
	for (let attempt = 1; ; attempt++) {
		try {
			return await transaction(appPool(), actor.studioId, 'read write', async (db) => {
				const events: Emitted[] = []
				const stage = { db, actor, now: at, via, preview, from, events }
				const result = await act(useCase, parsed.data, stage, before)
				if (result.ok && !preview) await keep?.(db, result.value)
				return ending(result, events, preview)
			})
		} catch (error) {
			const code = conflictCode(error, useCase.conflicts)
			// A deadlock's or serialisation's loser has changed nothing: it may simply go again.
			if (code === 'retry' && attempt < 4) continue
			if (code) return { ...refuse(code === 'retry' ? 'conflict' : code) }
			throw error
		}
	}
}

/** Row security holds from the new studio's first row on. A key stays where it is: it makes no studios. */
const inNewStudio = (actor: Actor): Actor =>
	actor.kind === 'key' ? actor : visitor(actor.locale, actor.accountId, newId())

function ending<T>(result: Result<T>, events: Emitted[], preview: boolean): Ending<Outcome<T>> {
	if (!result.ok) return { commit: false, value: result }
	return { commit: !preview, value: { ok: true, value: result.value, effects: result.effects, events } }
}

type Stage = {
	db: Db
	actor: Actor
	now: Date
	via: Via
	preview: boolean
	from: Origin
	events: Emitted[]
}

async function act<S, I extends z.ZodType, T>(
	useCase: UseCase<S, I, T>,
	input: z.output<I>,
	stage: Stage,
	before?: unknown,
): Promise<Result<T>> {
	const reading = readingOf(stage.db, stage.actor, stage.now, async (write) => void (await write(stage.db)))
	const subject = useCase.subject ? await useCase.subject(reading, input) : undefined
	if (useCase.subject && (subject === undefined || subject === null)) return refuse('not_found')
	if (!(await useCase.may.allows(reading, subject as S))) return refuse('not_found')
	const by = { actor: stage.actor, via: stage.via, useCase: useCase.name, now: stage.now }
	const acting: Acting = {
		...reading,
		preview: stage.preview,
		from: stage.from,
		emit: async (type, happening) => {
			const emitted = await writeEvent(stage.db, send, by, type, happening)
			stage.events.push(emitted)
			return { eventId: emitted.eventId }
		},
		also: async (other, otherInput) => {
			const parsed = other.input.safeParse(otherInput)
			if (!parsed.success) return refuse('invalid')
			const { actor, from, now: at } = stage
			const ready = await other.before?.(parsed.data, { actor, from, now: at })
			return act(other, parsed.data, stage, ready)
		},
	}
	return useCase.run(acting, subject as S, input, before)
}

/** A use-case inside a transaction that is already open: for reactions. Same permission, same audit. */
export const performWithin = <S, I extends z.ZodType, T>(
	useCase: UseCase<S, I, T>,
	input: z.output<I>,
	within: { db: Db; actor: Actor; now: Date },
): Promise<Result<T>> =>
	act(useCase, input, { ...within, via: 'system', preview: false, from: nowhere, events: [] })

/** Runs several reads in one read-only transaction: what a page or an API answer needs. */
export async function reading<T>(actor: Actor, work: (reading: Reading) => Promise<T>): Promise<T> {
	const traces: Trace[] = []
	const leave = async (write: Trace) => void traces.push(write)
	const value = await transaction(appPool(), actor.studioId, 'read only', async (db) => ({
		commit: false,
		value: await work(readingOf(db, actor, now(), leave)),
	}))
	if (traces.length > 0) await writeTraces(actor, traces)
	return value
}

const writeTraces = (actor: Actor, traces: Trace[]): Promise<void> =>
	transaction(appPool(), actor.studioId, 'read write', async (db) => {
		for (const write of traces) await write(db)
		return { commit: true, value: undefined }
	})

/** Thrown by a query that may not be asked or finds nothing: the door answers "not found" (1.4). */
export class NotFound extends Error {}

/** Thrown by a query whose input can't be accepted. */
export class Invalid extends Error {
	readonly fields: Record<string, string>
	/** The cursor of a list, where that is all that can't be read. */
	readonly cursor: string | null
	constructor(fields: Record<string, string>, cursor: string | null = null) {
		super('invalid input')
		this.fields = fields
		this.cursor = cursor
	}
}

function readingOf(db: Db, actor: Actor, at: Date, trace: Reading['trace']): Reading {
	const self: Reading = {
		db,
		actor,
		now: at,
		locale: actor.locale,
		ask: (query, input) => askQuery(self, query, input),
		trace,
	}
	return self
}

async function askQuery<S, I extends z.ZodType, T>(
	self: Reading,
	query: Query<S, I, T>,
	input: unknown,
): Promise<T> {
	const bad = unstorable(input)
	if (bad !== null) throw new Invalid(cannotBeRead(bad, self.actor))
	const parsed = query.input.safeParse(input)
	if (!parsed.success) {
		if (onlyUnknownIds(parsed.error)) throw new NotFound()
		throw new Invalid(fieldErrors(parsed.error, self.locale), unreadableCursor(parsed.error))
	}
	const nul = pathOfNul(parsed.data)
	if (nul !== null) throw new Invalid(nulError(nul, self.locale))
	const subject = query.subject ? await query.subject(self, parsed.data) : undefined
	if (query.subject && (subject === undefined || subject === null)) throw new NotFound()
	if (!(await query.may.allows(self, subject as S))) throw new NotFound()
	return query.run(self, subject as S, parsed.data)
}

const cannotBeRead = (path: string, { locale }: Actor): Record<string, string> => ({
	[path]: m.invalid_value({}, { locale }),
})

function notAccepted(error: z.ZodError, actor: Actor): Outcome<never> {
	if (onlyUnknownIds(error)) return refuse('not_found')
	return { ...refuse('invalid'), fields: fieldErrors(error, actor.locale) }
}

/** Narrows an outcome in tests and scripts: the value, or an error naming the refusal. */
export function must<T>(outcome: Outcome<T> | Accepted<T> | Refused): T {
	if (outcome.ok) return outcome.value
	throw new Error(`refused: ${outcome.code} ${JSON.stringify(outcome)}`)
}
