import type { Job, JobResult, PgBoss } from 'pg-boss'
import { touchline } from './actor.ts'
import { now } from './clock.ts'
import { type Db, transaction } from './database/transaction.ts'
import { runErrand } from './errands.ts'
import { writeEvent } from './events.ts'
import { jobs, send } from './jobs.ts'
import { appPool, performWithin } from './perform.ts'
import { type Happened, type Reaction, reactionNamed } from './reactions.ts'
import { regularNamed, regularWork } from './regular.ts'
import { deliverAccountMail, deliverMessage } from './telling/deliver.ts'

/** Starts working: reactions, deliveries and regular work. Any number of workers may run. */
export async function startWorker(boss: PgBoss): Promise<void> {
	const pace = {
		pollingIntervalSeconds: 2,
		notifyPollingIntervalSeconds: 2,
		burstWhenBatchFull: true,
		// Two at a time: where both come the next are fetched at once. Of single ones pg-boss never does that.
		batchSize: 2,
		perJobResults: true,
	} as const
	await boss.work<Due>(
		jobs.reaction.name,
		{ ...pace, localConcurrency: 4 },
		each((due) => react(due)),
	)
	await boss.work<{ studioId: string; messageId: string }>(
		jobs.deliver.name,
		{ ...pace, localConcurrency: 4 },
		each(({ studioId, messageId }) => deliverMessage(studioId, messageId)),
	)
	await boss.work<Parameters<typeof deliverAccountMail>[0]>(
		jobs.accountMail.name,
		pace,
		each(deliverAccountMail),
	)
	await boss.work<Parameters<typeof runErrand>[0]>(
		jobs.errand.name,
		{ ...pace, localConcurrency: 2 },
		each(runErrand),
	)
	await boss.work<{ name: string }>(
		jobs.regular.name,
		pace,
		each(async ({ name }) => regularNamed(name)?.run()),
	)
	for (const each of regularWork()) {
		await boss.schedule(jobs.regular.name, each.cron, { name: each.name }, { key: each.name })
	}
}

/** One after the other; each is done, or fails and is tried again, alone. */
const each =
	<D>(does: (data: D) => Promise<unknown>) =>
	async (fetched: Job<D>[]): Promise<JobResult[]> => {
		const results: JobResult[] = []
		for (const { id, data } of fetched)
			results.push(
				await does(data).then(
					() => ({ id, status: 'completed' as const }),
					(error) => ({ id, status: 'failed' as const, output: error }),
				),
			)
		return results
	}

type Due = { studioId: string; eventId: string; reaction: string }

/**
 * Runs one reaction to one event. Marked done in its own transaction, so that a job delivered twice acts once (I25).
 * A reaction that is no longer in the code (an older process wrote the job) is left: the next version may know it.
 */
export async function react({ studioId, eventId, reaction: name }: Due): Promise<void> {
	const reaction = reactionNamed(name)
	if (!reaction) throw new Error(`no reaction is called ${name}`)
	await transaction(appPool(), studioId, 'read write', async (db) => {
		const marked = await db
			.insertInto('reaction_done')
			.values({ studio_id: studioId, event_id: eventId, reaction: name })
			.onConflict((already) => already.doNothing())
			.returning('reaction')
			.executeTakeFirst()
		if (!marked) return { commit: false, value: undefined }
		const event = await happened(db, eventId, reaction)
		// I40: nothing follows any more from what happened to somebody who has been deleted since.
		if (!event) return { commit: true, value: undefined }
		const at = now()
		const actor = touchline(studioId)
		await reaction.run(
			{
				db,
				now: at,
				send,
				locale: actor.locale,
				emit: (type, happening) =>
					writeEvent(db, send, { actor, via: 'system', useCase: name, now: at }, type, happening),
				also: (useCase, input) => performWithin(useCase, useCase.input.parse(input), { db, actor, now: at }),
			},
			event,
		)
		return { commit: true, value: undefined }
	})
}

/** Null where the trail has forgotten what it was: its client is deleted. */
async function happened(db: Db, eventId: string, reaction: Reaction): Promise<Happened<unknown> | null> {
	const row = await db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirstOrThrow()
	const data = reaction.on.data.safeParse(row.data)
	if (!data.success && row.client_id !== null && Object.keys(row.data as object).length === 0) return null
	if (!data.success) throw data.error
	return {
		studioId: row.studio_id,
		id: row.id,
		name: row.name,
		at: row.at,
		actor: {
			kind: row.actor_kind as Happened<unknown>['actor']['kind'],
			id: row.actor_id,
			name: row.actor_name,
		},
		clientId: row.client_id,
		subjectId: row.subject_id,
		data: data.data,
	}
}
