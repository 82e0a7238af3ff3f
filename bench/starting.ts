import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf, memoryOf } from './figures.ts'
import { ask, load } from './load.ts'
import { logIn } from './log-in.ts'
import { keep } from './results.ts'
import { type Running, start } from './setting.ts'

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

/** G12, G13: from the command to the first page, first ever and later; memory after load. */
export async function starting(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'touchline-bench-'))
	const env = { TOUCHLINE_DATA: folder, TOUCHLINE_DEMO: '1' }
	try {
		const first = await once(env)
		const later = await once(env)
		const running = await start('src/server.ts', { port: 3217, env })
		const cookie = await logIn(running.url, 'amelie@demo.touchline.test')
		const before = memoryOf(running.pid)
		await load(
			{ url: `${running.url}/client`, headers: { cookie }, pid: running.pid, databasePid: running.pid },
			10,
		)
		const after = memoryOf(running.pid)
		await running.stop()
		keep('starting', {
			title: 'Start and memory',
			figures: [
				{
					what: 'G13 first ever, to the first page',
					measured: seconds(first.took),
					against: `processor ${seconds(first.cpu)}`,
					goal: '≤ 6 s',
					met: first.took <= 6000,
				},
				{
					what: 'G13 later, to the first page',
					measured: seconds(later.took),
					against: `processor ${seconds(later.cpu)}`,
					goal: '≤ 1.5 s',
					met: later.took <= 1500,
				},
				{
					what: 'G12 web and worker after load',
					measured: `${after.toFixed(0)} MB`,
					against: `${before.toFixed(0)} MB before it`,
					goal: '≤ 200 MB',
					met: after <= 200,
				},
			],
			remarks: [
				'From starting `src/server.ts` (packages installed, web built) until `/login` has answered whole. Processor time is that of the program, without the database. First ever: cluster, migrations, demo.',
			],
		})
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

async function once(env: Record<string, string>): Promise<{ took: number; cpu: number }> {
	const from = performance.now()
	const running: Running = await start('src/server.ts', { port: 3217, env })
	await ask(`${running.url}/login`)
	const took = performance.now() - from
	const cpu = cpuOf(running.pid)
	await running.stop()
	return { took, cpu }
}
