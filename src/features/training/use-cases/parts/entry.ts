import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'

/** An id that a device made. It refers to nothing: it only is the same when it comes again. */
const made = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** What every entry in a log carries (5.5), from the screens, a device that was offline, or the API. */
export const entryFields = {
	entryId: made.optional().meta({
		description:
			'Made by the device, once for each entry. Sent again under the same id, nothing happens, however late: unlike an Idempotency-Key it never runs out.',
	}),
	deviceId: made.optional().meta({ description: 'The same for everything one device writes.' }),
	doneAt: z.iso.datetime({ offset: true }).optional().meta({
		description:
			'When it was done, by the device’s clock; one that runs ahead counts as now. The later doing stands.',
	}),
}

/** What every entry is answered with. */
export const entryAnswer = {
	/** False: something done later stands there, and this is kept beside it. */
	stands: z.boolean(),
}

export type Entering = {
	entryId?: string | undefined
	deviceId?: string | undefined
	doneAt?: string | undefined
}

type Entry = {
	logId: string
	clientId: string
	kind: 'set' | 'set_removed' | 'score' | 'score_removed' | 'completed' | 'skipped' | 'reopened' | 'commented'
	set?: { id: string; itemId?: string; number?: number }
	sectionId?: string
	said?: object
}

/** When something was done; a device whose clock runs ahead did it now. */
export function doneAtOf({ doneAt }: Entering, now: Date): Date {
	const said = doneAt ? new Date(doneAt) : now
	return said > now ? now : said
}

/**
 * Writes an entry down. The log's row is locked by then, so that entries of one log come one after the other.
 * @returns 'again' where it is written already
 */
export async function writeEntry(
	{ db, actor, now }: Acting,
	entering: Entering,
	{ logId, clientId, kind, set, sectionId, said = {} }: Entry,
): Promise<'new' | 'again'> {
	const id = entering.entryId ?? newId()
	const written = await db
		.insertInto('log_entry')
		.values({
			...{ studio_id: actor.studioId as string, id, log_id: logId, client_id: clientId, kind },
			...{ set_id: set?.id ?? null, item_id: set?.itemId ?? null, set_number: set?.number ?? null },
			section_id: sectionId ?? null,
			...{ said: JSON.stringify(said), device_id: entering.deviceId ?? null },
			...{ done_at: doneAtOf(entering, now), received_at: now },
		})
		.onConflict((known) => known.columns(['studio_id', 'log_id', 'id']).doNothing())
		.returning('id')
		.executeTakeFirst()
	return written ? 'new' : 'again'
}

const statuses = ['completed', 'skipped', 'reopened'] as const

/** Whether how the log ended was said later than this (5.5: the later doing stands). */
export async function endedLater({ db }: Acting, logId: string, doneAt: Date): Promise<boolean> {
	const later = await db
		.selectFrom('log_entry')
		.select('id')
		.where('log_id', '=', logId)
		.where('kind', 'in', statuses)
		.where('done_at', '>', doneAt)
		.executeTakeFirst()
	return later !== undefined
}

/** Training goes on after a skip, unless the skip was said later than this was done (5.5). */
export async function takeUpAgain(
	acting: Acting,
	log: { id: string; status: string },
	doneAt: Date,
): Promise<void> {
	if (log.status !== 'skipped' || (await endedLater(acting, log.id, doneAt))) return
	await acting.db
		.updateTable('training_log')
		.set({ status: 'started', finished_at: null })
		.where('id', '=', log.id)
		.execute()
}

/** Whether another comment was written later than this. */
export async function commentedLater({ db }: Acting, logId: string, doneAt: Date): Promise<boolean> {
	const later = await db
		.selectFrom('log_entry')
		.select('id')
		.where('log_id', '=', logId)
		.where('done_at', '>', doneAt)
		.where(sql<boolean>`said ->> 'comment' is not null`)
		.executeTakeFirst()
	return later !== undefined
}

/** Entries of one log come one after the other; `openLog` does the same for a workout's. */
export const lockLog = (db: Db, logId: string) =>
	db.selectFrom('training_log').select('id').where('id', '=', logId).forUpdate().execute()
