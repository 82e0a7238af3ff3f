import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { claimFolder } from './platform/database/claim.ts'
import { migrate } from './platform/database/migrate.ts'
import { openDatabase } from './platform/database/open.ts'
import { appUrl, ensureRoles, workerUrl } from './platform/database/roles.ts'
import { createFront, type Handler, prepareHandlerEnvironment } from './platform/http/front.ts'
import { running } from './platform/process.ts'
import { readSettings, type Settings, WrongSettings } from './platform/settings.ts'

const root = join(import.meta.dirname, '..')
const log = (line: string) => console.log(line)

/** How long requests may take to finish after SIGTERM, and how long everything may, in milliseconds. */
const requestLimit = 10_000
const stopLimit = 40_000

/** What `demo/load.ts` offers. */
type Demo = {
	/** Fills an empty database with the demo studio. */
	loadDemo(options: { log: (line: string) => void }): Promise<void>
	/** Whom one can sign in as; empty when the demo studio is not in this database. */
	demoLogIns(): Promise<{ who: string; email: string; password: string }[]>
}

/**
 * Runs Touchline until it is told to stop: database, migrations, first data, then pages and jobs by role.
 * @param options.handlerFile the web build; only tests give another one
 * @throws whatever keeps it from starting; what had started is stopped by then
 */
export async function serve(options: { settings: Settings; handlerFile?: string }): Promise<void> {
	const { settings } = options
	stopOnSignals()
	try {
		const ownerUrl = await prepareDatabase(settings)
		shareWithBuild(settings, ownerUrl)
		const demo = settings.demo && settings.role !== 'worker' ? await prepareDemo(ownerUrl) : undefined
		// Imported in every role: its start hook runs the jobs. A worker only doesn't serve its pages.
		const handler = await importHandler(options.handlerFile ?? join(root, 'build/handler.js'))
		await listen(settings, settings.role === 'worker' ? undefined : handler)
		const logIns = (await demo?.demoLogIns()) ?? []
		log(`Touchline is ready: ${settings.publicUrl}`)
		if (logIns.length > 0) log('The demo studio; sign in as')
		for (const { who, email, password } of logIns) log(`  ${who}: ${email}  password: ${password}`)
	} catch (error) {
		await running.stopAll()
		throw error
	}
}

async function prepareDatabase(settings: Settings): Promise<string> {
	const database = await openDatabase(settings, log)
	running.onStop('database', () => database.close())
	const { ownerUrl } = database
	// Programs on a database server share it; only the embedded one has a single owner (I37).
	if (!settings.databaseUrl && settings.role !== 'worker') {
		const { folder, publicUrl: address } = settings
		const claim = await claimFolder({ ownerUrl, folder, address, onLost: stopBecause })
		running.onStop('data folder', () => claim.release())
	}
	await ensureRoles(ownerUrl)
	await migrate(ownerUrl, { folder: join(root, 'migrations'), log })
	running.health.set('database', () => askDatabase(appUrl(ownerUrl)))
	return ownerUrl
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
function shareWithBuild(settings: Settings, ownerUrl: string): void {
	process.env.TOUCHLINE_DB_APP = appUrl(ownerUrl)
	process.env.TOUCHLINE_DB_WORKER = workerUrl(ownerUrl)
	process.env.TOUCHLINE_URL = settings.publicUrl
	process.env.TOUCHLINE_DATA = settings.folder
	process.env.TOUCHLINE_ROLE = settings.role
	delete process.env.DATABASE_URL
	prepareHandlerEnvironment()
}

async function prepareDemo(ownerUrl: string): Promise<Demo | undefined> {
	const file = join(root, 'demo/load.ts')
	if (!existsSync(file)) {
		log('This copy comes without the demo studio.')
		return undefined
	}
	const demo: Demo = await import(pathToFileURL(file).href)
	if (await hasNoStudio(ownerUrl)) {
		log('Loading the demo studio …')
		await demo.loadDemo({ log })
	}
	return demo
}

async function hasNoStudio(ownerUrl: string): Promise<boolean> {
	const owner = new pg.Client({ connectionString: ownerUrl })
	await owner.connect()
	try {
		const { rowCount } = await owner.query('select from studio limit 1')
		return rowCount === 0
	} finally {
		await owner.end()
	}
}

async function importHandler(file: string): Promise<Handler> {
	if (!existsSync(file))
		throw new Error('The web build is missing: run npm run build, or start with npm start.')
	const build: { handler: Handler } = await import(pathToFileURL(file).href)
	return build.handler
}

async function listen(settings: Settings, handler: Handler | undefined): Promise<void> {
	const { publicUrl, proxies, host, port } = settings
	const front = createFront({ handler, publicUrl, proxies, health: running.health })
	await new Promise<void>((resolve, reject) => {
		front.server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE')
				reject(new Error(`Another program uses port ${port}: set PORT to another one.`))
			else if (error.code === 'EACCES')
				reject(new Error(`PORT ${port} needs rights this user does not have.`))
			else if (error.code === 'EADDRNOTAVAIL')
				reject(new Error(`HOST ${host} is no address of this machine.`))
			else reject(error)
		})
		front.server.listen(port, host, resolve)
	})
	// Registered last, so it is the first to stop: no request meets a part that has ended.
	running.onStop('requests', () => front.close(requestLimit))
}

function stopOnSignals(): void {
	let asked = false
	const stop = async (code: number) => {
		if (asked) return
		asked = true
		log('Stopping …')
		setTimeout(() => process.exit(1), stopLimit).unref()
		await running.stopAll()
		process.exit(code)
	}
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0))
	process.on('unhandledRejection', (error) =>
		console.error('A promise was left alone with its error:', error),
	)
}

function stopBecause(error: unknown): void {
	console.error('Another program took over the data folder:', error)
	process.kill(process.pid, 'SIGTERM')
}

if (import.meta.main) {
	try {
		await serve({ settings: readSettings(process.env, process.argv.slice(2)) })
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error)
		console.error(error instanceof WrongSettings ? `Touchline can't start:\n${said}` : said)
		if (process.env.TOUCHLINE_DEBUG) console.error(error)
		process.exit(1)
	}
}
