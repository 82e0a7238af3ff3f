import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { appUrl, workerUrl } from '../database/roles.ts'

/** A database of its own for one test file, migrated and empty. */
export type TestDatabase = {
	/** Superuser: past every privilege and row security; for set-up and for looking behind the curtain. */
	ownerUrl: string
	/** What requests run as. */
	appUrl: string
	/** What jobs run as. */
	workerUrl: string
	/** Removes it, cutting connections that are still open. */
	drop(): Promise<void>
}

/**
 * Clones the migrated template (tens of milliseconds). Call it once in a file's `beforeAll`.
 * @param options.migrated false gives an empty database, for tests of the migrations themselves
 */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
	const template = new URL(inject('templateUrl'))
	const name = `test_${randomBytes(8).toString('hex')}`
	await asOwner(
		template,
		`create database ${name} template ${migrated ? template.pathname.slice(1) : 'template0'}`,
	)
	const url = new URL(template)
	url.pathname = `/${name}`
	return {
		ownerUrl: url.href,
		appUrl: appUrl(url.href),
		workerUrl: workerUrl(url.href),
		drop: () => asOwner(template, `drop database ${name} with (force)`),
	}
}

async function asOwner(template: URL, statement: string): Promise<void> {
	const url = new URL(template)
	url.pathname = '/postgres'
	const owner = new pg.Client({ connectionString: url.href })
	await owner.connect()
	try {
		await owner.query(statement)
	} finally {
		await owner.end()
	}
}
