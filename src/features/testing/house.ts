import type { PgBoss } from 'pg-boss'
import { afterAll, beforeAll } from 'vitest'
import { furnishing } from '#features/house.ts'
import { setClock } from '#platform/clock.ts'
import { runErrand } from '#platform/errands.ts'
import { closeHouse, type Furnishing, openHouse } from '#platform/house.ts'
import { forgetInstallSecrets } from '#platform/install-secret.ts'
import { jobs } from '#platform/jobs.ts'
import { deliverAccountMail, deliverMessage } from '#platform/telling/deliver.ts'
import type { Mail } from '#platform/telling/transport.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { react } from '#platform/worker.ts'

let boss: PgBoss | null = null
let database: TestDatabase | null = null

/** Mails posted since the last look: the post of the test house keeps them instead of sending. */
export const posted: Mail[] = []

/** Opens the house on a database of this file's own. Call once at the top of a test file. */
export function useHouse(extra: Partial<Furnishing> = {}): void {
	beforeAll(async () => {
		database = await testDatabase()
		const opening = { appUrl: database.appUrl, workerUrl: database.workerUrl, works: false, connections: 20 }
		const all: Furnishing = {
			reactions: [...furnishing.reactions, ...(extra.reactions ?? [])],
			errands: [...furnishing.errands, ...(extra.errands ?? [])],
			regular: [...furnishing.regular, ...(extra.regular ?? [])],
			messageKinds: [...furnishing.messageKinds, ...(extra.messageKinds ?? [])],
			clientExports: [...furnishing.clientExports, ...(extra.clientExports ?? [])],
		}
		boss = await openHouse(all, { ...opening, post: async (mail) => void posted.push(mail) })
	})
	afterAll(async () => {
		setClock(null)
		await closeHouse()
		forgetInstallSecrets()
		await database?.drop()
	})
}

/** The owner's address of this file's database, past row security: for looking behind the curtain. */
export function ownerUrl(): string {
	if (!database) throw new Error('useHouse() has not opened yet')
	return database.ownerUrl
}

/** Does the work of the worker now: every reaction and delivery that waits, and what follows from it. */
export async function drain(): Promise<void> {
	if (!boss) throw new Error('useHouse() has not opened yet')
	for (let worked = true; worked; ) {
		worked = false
		for (const job of await boss.fetch<Parameters<typeof react>[0]>(jobs.reaction.name, { batchSize: 100 })) {
			await react(job.data)
			await boss.complete(jobs.reaction.name, job.id)
			worked = true
		}
		for (const job of await boss.fetch<{ studioId: string; messageId: string }>(jobs.deliver.name, {
			batchSize: 100,
		})) {
			await deliverMessage(job.data.studioId, job.data.messageId)
			await boss.complete(jobs.deliver.name, job.id)
			worked = true
		}
		for (const job of await boss.fetch<Parameters<typeof runErrand>[0]>(jobs.errand.name, {
			batchSize: 100,
		})) {
			await runErrand(job.data)
			await boss.complete(jobs.errand.name, job.id)
			worked = true
		}
		for (const job of await boss.fetch<Parameters<typeof deliverAccountMail>[0]>(jobs.accountMail.name, {
			batchSize: 100,
		})) {
			await deliverAccountMail(job.data)
			await boss.complete(jobs.accountMail.name, job.id)
			worked = true
		}
	}
}
