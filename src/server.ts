import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createFront, type Handler } from './platform/http/front.ts'
import { firstLink, prepare } from './platform/prepare.ts'
import { running } from './platform/process.ts'
import { readSettings, type Settings, WrongSettings } from './platform/settings.ts'
import { stopOnSignals } from './platform/stop-on-signals.ts'

/** How long requests may take to finish after SIGTERM, in milliseconds. */
const requestLimit = 10_000

/**
 * Runs Touchline until it is told to stop: database, migrations, first data, then pages and jobs by role.
 * @param options.handlerFile the web build; only tests give another one
 * @param options.pages when the web build is there, where it is still being made
 * @throws whatever keeps it from starting; what had started is stopped by then
 */
export async function serve(options: {
	settings: Settings
	handlerFile?: string
	pages?: Promise<void>
}): Promise<void> {
	const { settings } = options
	const log = (line: string) => console.log(line)
	stopOnSignals(log)
	try {
		const logIns = await prepare(settings, log)
		const link = await firstLink(settings)
		await options.pages
		// Imported in every role: its start hook runs the jobs. A worker only doesn't serve its pages.
		const file = options.handlerFile ?? join(import.meta.dirname, '../build/handler.js')
		const handler = await importHandler(file)
		await listen(settings, settings.role === 'worker' ? undefined : handler)
		log(`Touchline is ready: ${settings.publicUrl}`)
		if (link) log(`There is no studio yet. Set up yours here, once, within seven days:\n  ${link}`)
		if (logIns.length > 0) log('The demo studio; sign in as')
		for (const { who, email, password } of logIns) log(`  ${who}: ${email}  password: ${password}`)
	} catch (error) {
		await running.stopAll()
		throw error
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

/** Starts a program from the environment and the command line; ends it with one plain message if it can't. */
export async function main(start: (settings: Settings) => Promise<void>): Promise<void> {
	try {
		await start(readSettings(process.env, process.argv.slice(2)))
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error)
		console.error(error instanceof WrongSettings ? `These settings are wrong:\n${said}` : said)
		if (process.env.TOUCHLINE_DEBUG) console.error(error)
		process.exit(1)
	}
}

if (import.meta.main) await main((settings) => serve({ settings }))
