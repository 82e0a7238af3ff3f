import { fromKysely, PgBoss, type Queue } from 'pg-boss'
import type { Db } from './database/transaction.ts'

/** A kind of job and what it carries. The queue is made when the process opens (pg-boss refuses unknown ones). */
export type JobType<D extends object> = {
	readonly name: string
	readonly options: Omit<Queue, 'name'>
	readonly data?: D
}

const job = <D extends object>(name: string, options: Omit<Queue, 'name'>): JobType<D> => ({ name, options })

// Retries grow from seconds to hours: a mail server that is down for a night loses nothing.
const patient = {
	retryLimit: 25,
	retryDelay: 5,
	retryBackoff: true,
	retryDelayMax: 3600,
	notify: true,
} as const

export const jobs = {
	/** One reaction to one event. */
	reaction: job<{ studioId: string; eventId: string; reaction: string }>('reaction', patient),
	/** One row of `message`, to be sent. */
	deliver: job<{ studioId: string; messageId: string }>('deliver', patient),
	/** A mail of an account, which belongs to no studio: verification, reset, change of address. */
	accountMail: job<{
		id: string
		to: string
		locale: 'en' | 'fr'
		kind: string
		params: Record<string, string>
	}>('account-mail', { ...patient, retentionSeconds: 7200, deleteAfterSeconds: 60 }),
	/** One thing to do in the world outside, by its name and the id of what it is about (errands.ts). */
	errand: job<{ studioId: string; errand: string; id: string }>('errand', patient),
	/** A piece of regular work, by its name, once per tick whatever the number of workers. */
	regular: job<{ name: string }>('regular', { retryLimit: 3, retryDelay: 30, notify: true }),
} as const

/** Writes a job in the caller's transaction: it exists if and only if the change does (I25). */
export type Send = <D extends object>(db: Db, type: JobType<D>, data: D | D[]) => Promise<void>

let boss: PgBoss | null = null

/** Opens the queue for this process. `supervise` belongs to the worker: maintenance, expiry, schedules. */
export async function openJobs(workerUrl: string, supervise: boolean): Promise<PgBoss> {
	const opened = new PgBoss({
		connectionString: workerUrl,
		max: supervise ? 4 : 1,
		schema: 'pgboss',
		migrate: false,
		reindex: false,
		createSchema: false,
		supervise,
		schedule: supervise,
		useListenNotify: true,
		application_name: 'touchline-jobs',
	})
	opened.on('error', (error) => console.warn(`jobs: ${error.message}`))
	await opened.start()
	for (const type of Object.values(jobs)) await opened.createQueue(type.name, type.options)
	boss = opened
	return opened
}

export async function closeJobs(): Promise<void> {
	await boss?.stop({ graceful: true, timeout: 10_000 })
	boss = null
}

export const send: Send = async (db, type, data) => {
	if (!boss) throw new Error('openJobs() has not been called in this process')
	const list = Array.isArray(data) ? data : [data]
	if (list.length === 0) return
	await boss.insert(
		type.name,
		list.map((each) => ({ data: each })),
		{ db: fromKysely(db) },
	)
}
