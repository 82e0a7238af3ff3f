import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Db } from './database/transaction.ts'
import { newId } from './ids.ts'
import { jobs, type Send } from './jobs.ts'
import { reactionsTo } from './reactions.ts'

/** A kind of thing that happens, in a feature's own words: `sharing.activated`. Declared in that feature's `events.ts`. */
export type EventType<D extends z.ZodType = z.ZodType> = { readonly name: string; readonly data: D }

export const eventType = <D extends z.ZodType>(name: string, data: D): EventType<D> => ({ name, data })

export type Happening<D> = {
	data: D
	/** The person's name, where the act itself makes a visitor known: the trail shows it (1.6). */
	who?: string
	/** The client it concerns: they may read it in their history (1.6). */
	clientId?: string | null
	subject?: { type: string; id: string }
	/** Only what changed, so that the trail reads well. Never secrets, never health data. */
	before?: Record<string, unknown>
	after?: Record<string, unknown>
}

export type Via = 'hand' | 'api' | 'assistant' | 'system'
export type Emitted = { eventId: string; name: string; clientId: string | null; data: unknown }

/** Writes the event and one job per reaction in the caller's transaction: both stay or neither (I25, I39). */
export async function writeEvent<D extends z.ZodType>(
	db: Db,
	send: Send,
	by: { actor: Actor; via: Via; useCase: string; now: Date },
	type: EventType<D>,
	happening: Happening<z.input<D>>,
): Promise<Emitted> {
	const { actor } = by
	if (actor.studioId === null) throw new Error(`${type.name} happens in a studio`)
	const eventId = newId()
	const data = type.data.parse(happening.data)
	await db
		.insertInto('event')
		.values({
			studio_id: actor.studioId,
			id: eventId,
			name: type.name,
			at: by.now,
			use_case: by.useCase,
			actor_kind: actor.kind,
			actor_id: actor.id,
			actor_name: actor.kind === 'visitor' ? (happening.who ?? actor.name) : actor.name,
			via: by.via,
			client_id: happening.clientId ?? null,
			subject_type: happening.subject?.type ?? null,
			subject_id: happening.subject?.id ?? null,
			before: happening.before ? JSON.stringify(happening.before) : null,
			after: happening.after ? JSON.stringify(happening.after) : null,
			data: JSON.stringify(data),
		})
		.execute()
	for (const reaction of reactionsTo(type.name)) {
		await send(db, jobs.reaction, { studioId: actor.studioId, eventId, reaction: reaction.name })
	}
	return { eventId, name: type.name, clientId: happening.clientId ?? null, data }
}
