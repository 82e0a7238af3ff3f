import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { claimFolder } from './database/claim.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase } from './database/open.ts'
import { appUrl, ensureRoles, workerUrl } from './database/roles.ts'
import { prepareHandlerEnvironment } from './http/front.ts'
import { running } from './process.ts'
import { openSealingKey } from './sealing-key.ts'
import type { Settings } from './settings.ts'

const root = join(import.meta.dirname, '../..')

/** Whom one can sign in as in the demo studio. */
export type LogIn = { who: string; email: string; password: string }

/** What `demo/load.ts` offers: fills an empty database with the demo studio; nobody to sign in as where there is none. */
type Demo = {
	loadDemo(options: { ownerUrl: string; log: (line: string) => void }): Promise<LogIn[]>
}

/**
 * Everything a program needs before it serves: the database open, owned (I37) and migrated (I41), the first
 * data loaded, and the environment the web build reads. What has to end again is registered with
 * {@link running}.
 * @returns the demo studio's log-ins, if there is one
 */
export async function prepare(settings: Settings, log: (line: string) => void): Promise<LogIn[]> {
	const database = await openDatabase(settings, log)
	running.onStop('database', () => database.close())
	const { ownerUrl } = database
	// Programs on a database server share it; only the embedded one has a single owner.
	if (!settings.databaseUrl && settings.role !== 'worker') await claim(settings, ownerUrl)
	await ensureRoles(ownerUrl)
	await migrate(ownerUrl, { folder: join(root, 'migrations'), log })
	running.health.set('database', () => askDatabase(appUrl(ownerUrl)))
	shareWithBuild(settings, ownerUrl, await openSealingKey(ownerUrl, settings))
	if (!settings.demo || settings.role === 'worker') return []
	return prepareDemo(ownerUrl, log)
}

async function claim(settings: Settings, ownerUrl: string): Promise<void> {
	const { folder, publicUrl: address } = settings
	const onLost = (error: unknown) => {
		console.error('Another program took over the data folder:', error)
		process.kill(process.pid, 'SIGTERM')
	}
	const claimed = await claimFolder({ ownerUrl, folder, address, onLost })
	running.onStop('data folder', () => claimed.release())
}

async function askDatabase(url: string): Promise<string> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
	// A connection cut while asking: the answer below says so.
	client.on('error', () => {})
	try {
		await client.connect()
		await client.query('select 1')
		return 'ok'
	} catch {
		return 'cannot be reached'
	} finally {
		await client.end().catch(() => {})
	}
}

/** The web build reads these when it is imported. The owner's address stays here: pages never have it. */
function shareWithBuild(settings: Settings, ownerUrl: string, key: string): void {
	process.env.TOUCHLINE_DB_APP = appUrl(ownerUrl)
	process.env.TOUCHLINE_DB_WORKER = workerUrl(ownerUrl)
	process.env.TOUCHLINE_URL = settings.publicUrl
	process.env.TOUCHLINE_DATA = settings.folder
	process.env.TOUCHLINE_ROLE = settings.role
	process.env.TOUCHLINE_KEY = key
	delete process.env.DATABASE_URL
	prepareHandlerEnvironment()
}

async function prepareDemo(ownerUrl: string, log: (line: string) => void): Promise<LogIn[]> {
	const file = join(root, 'demo/load.ts')
	if (!existsSync(file)) {
		log('This copy comes without the demo studio.')
		return []
	}
	const demo: Demo = await import(pathToFileURL(file).href)
	return demo.loadDemo({ ownerUrl, log })
}

/** Where the first owner sets this install up; null once there is a studio. Called after `prepare`. */
export async function firstLink(settings: Settings): Promise<string | null> {
	if (settings.role === 'worker') return null
	const { setupLink }: { setupLink(): Promise<string | null> } = await import(
		pathToFileURL(join(root, 'src/features/studios/setup-link.ts')).href
	)
	return setupLink()
}
