import { Agent, get } from 'node:http'
import { cpuOf, percentile } from './figures.ts'

export type Answer = {
	status: number
	body: Buffer
	encoding: string | undefined
	location: string | undefined
}

/** One request, body as it came over the wire (compressed, if it was). */
export function ask(url: string, headers: Record<string, string> = {}, agent?: Agent): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = get(url, { headers, agent }, (response) => {
			const chunks: Buffer[] = []
			response.on('data', (chunk: Buffer) => chunks.push(chunk))
			response.on('error', reject)
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					body: Buffer.concat(chunks),
					encoding: response.headers['content-encoding'],
					location: response.headers.location,
				}),
			)
		})
		request.on('error', reject)
	})
}

export type Load = { perSecond: number; cpu: number; databaseCpu: number; p50: number; p95: number }
type Target = { url: string; headers?: Record<string, string>; pid: number; databasePid: number }

/** Ten connections, each asking again as soon as it is answered, for some seconds after a warm-up. */
export async function load({ url, headers = {}, pid, databasePid }: Target, seconds = 6): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: 10 })
	const round = async (until: number, times: number[]) => {
		while (performance.now() < until) {
			const from = performance.now()
			const { status } = await ask(url, headers, agent)
			if (status !== 200) throw new Error(`${url} answers ${status}`)
			times.push(performance.now() - from)
		}
	}
	const all = (until: number, times: number[]) =>
		Promise.all(Array.from({ length: 10 }, () => round(until, times)))
	await all(performance.now() + 2000, [])
	const before = { cpu: cpuOf(pid), database: cpuOf(databasePid, true) }
	const from = performance.now()
	const times: number[] = []
	await all(from + seconds * 1000, times)
	const took = (performance.now() - from) / 1000
	agent.destroy()
	return {
		perSecond: times.length / took,
		cpu: (cpuOf(pid) - before.cpu) / times.length,
		databaseCpu: (cpuOf(databasePid, true) - before.database) / times.length,
		p50: percentile(times, 0.5),
		p95: percentile(times, 0.95),
	}
}
