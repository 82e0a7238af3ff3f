import { furnishing } from '#features/house.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { running } from '#platform/process.ts'
import { posting } from '#platform/telling/posting.ts'
import { startWorker } from '#platform/worker.ts'

/** Opens the house for the web build: called once by SvelteKit when the server starts. */
export async function openWeb(): Promise<void> {
	const {
		TOUCHLINE_DB_APP: appUrl,
		TOUCHLINE_DB_WORKER: workerUrl,
		TOUCHLINE_ROLE: role = 'all',
	} = process.env
	if (!appUrl || !workerUrl)
		throw new Error('Start Touchline with `npm start` (or `npm run dev`): it prepares the database.')
	const works = role !== 'web'
	const boss = await openHouse(furnishing, { appUrl, workerUrl, works, post: posting() })
	if (works) {
		await startWorker(boss)
		running.health.set('worker', async () => ((await boss.isInstalled()) ? 'ok' : 'has no queue'))
	}
	running.onStop('house', closeHouse)
}
