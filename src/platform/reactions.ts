import type { z } from 'zod'
import type { Actor, Locale } from './actor.ts'
import type { Db } from './database/transaction.ts'
import type { EventType } from './events.ts'
import type { Send } from './jobs.ts'
import type { Acting, Result, UseCase } from './use-case.ts'

export type Happened<D> = {
	studioId: string
	id: string
	name: string
	at: Date
	actor: { kind: Actor['kind']; id: string | null; name: string }
	clientId: string | null
	subjectId: string | null
	data: D
}

/** What a reaction has in hand: a transaction of the event's studio, in which it is marked done when it commits. */
export type Reacting = {
	db: Db
	now: Date
	send: Send
	locale: Locale
	/** Writes a further event, as Touchline itself, in this transaction. */
	emit: Acting['emit']
	/** Does something as Touchline itself, in this transaction. */
	also: <S, I extends z.ZodType, T>(useCase: UseCase<S, I, T>, input: z.input<I>) => Promise<Result<T>>
}

export type Reaction<D extends z.ZodType = z.ZodType> = {
	readonly name: string
	readonly on: EventType<D>
	readonly run: (reacting: Reacting, event: Happened<z.output<D>>) => Promise<void>
}

/**
 * Something that follows from an event: mail, notice, follow-up work. Runs as a job of its own after the change is
 * committed, at least once, and acts once: its name and the event are marked in the same transaction.
 */
export function reaction<D extends z.ZodType>(
	name: string,
	on: EventType<D>,
	run: Reaction<D>['run'],
): Reaction {
	return { name, on, run } as unknown as Reaction
}

let known: Map<string, Reaction[]> | null = null

/** Told once per process, before anything can happen: an event whose reactions are not known must not be written. */
export function knowReactions(all: Reaction[]): void {
	const names = all.map((each) => each.name)
	const twice = names.find((name, at) => names.indexOf(name) !== at)
	if (twice) throw new Error(`two reactions are called ${twice}`)
	known = Map.groupBy(all, (each) => each.on.name)
}

export function reactionsTo(eventName: string): Reaction[] {
	if (!known) throw new Error('knowReactions() has not been called in this process')
	return known.get(eventName) ?? []
}

export const reactionNamed = (name: string): Reaction | undefined =>
	[...(known?.values() ?? [])].flat().find((each) => each.name === name)
