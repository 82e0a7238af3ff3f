import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { ensureRoles } from '../database/roles.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		/** Owner's address of the migrated database that test databases are cloned from. */
		templateUrl: string
	}
}

/**
 * One throw-away server for the whole run, without any safety against power cuts, migrated once: its
 * database is the template that {@link testDatabase} clones. Nobody may connect to the template meanwhile.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'touchline-test-'))
	const server = await openEmbedded({ folder, durable: false })
	const stop = async () => {
		await server.stop()
		rmSync(folder, { recursive: true, force: true })
	}
	try {
		await ensureRoles(server.ownerUrl)
		await migrate(server.ownerUrl, {
			folder: join(import.meta.dirname, '../../../migrations'),
			log: () => {},
		})
		project.provide('templateUrl', server.ownerUrl)
		return stop
	} catch (error) {
		await stop()
		throw error
	}
}
