import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Health, Running } from '../process.ts'

/** A part that doesn't answer in this time is not well, in milliseconds. */
const patience = 2000

/** Answers `GET /health`: 200 when every part says `ok`, else 503; each part says how it is. */
export async function reportHealth(
	health: Running['health'],
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const parts = await Promise.all([...health].map(async ([name, ask]) => [name, await stateOf(ask)] as const))
	const well = parts.every(([, state]) => state === 'ok')
	response.writeHead(well ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
	const body = JSON.stringify({ status: well ? 'ok' : 'unavailable', ...Object.fromEntries(parts) })
	response.end(request.method === 'HEAD' ? undefined : body)
}

async function stateOf(ask: Health): Promise<string> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<string>((resolve) => {
		timer = setTimeout(resolve, patience, 'does not answer')
	})
	try {
		return await Promise.race([ask(), late])
	} catch {
		// The reason may name hosts: it belongs into the log of that part, not to whoever asks.
		return 'fails'
	} finally {
		clearTimeout(timer)
	}
}
