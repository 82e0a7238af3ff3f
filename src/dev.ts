import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { firstLink, prepare } from './platform/prepare.ts'
import { running } from './platform/process.ts'
import { stopOnSignals } from './platform/stop-on-signals.ts'
import { main } from './server.ts'

/** Development: everything a start prepares, then Vite's server, which reloads as files change. */
await main(async (settings) => {
	const log = (line: string) => console.log(line)
	stopOnSignals(log)
	try {
		const logIns = await prepare(settings, log)
		for (const { who, email, password } of logIns) log(`  ${who}: ${email}  password: ${password}`)
		const link = await firstLink(settings)
		if (link) log(`  Set up your studio: ${link}`)
		const vite = join(import.meta.dirname, '../node_modules/vite/bin/vite.js')
		const where = ['--host', settings.host, '--port', String(settings.port), '--strictPort']
		const child = spawn(process.execPath, [vite, 'dev', ...where], { stdio: 'inherit' })
		const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
		running.onStop('vite', () => {
			child.kill()
			return ended
		})
		child.once('exit', () => process.kill(process.pid, 'SIGTERM'))
	} catch (error) {
		await running.stopAll()
		throw error
	}
})
