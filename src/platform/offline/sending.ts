import { type Entry, entriesOf, letGo, settle } from './outbox.ts'

/** Why entries still wait. */
export type Holdup = 'unreachable' | 'logged-out' | null

type Answer =
	| { kind: 'sent'; at: string; stands: boolean }
	| { kind: 'refused'; message: string }
	| { kind: 'unreachable' | 'logged-out' }

/** Sent entries are kept this long: a page that was kept before they were sent still shows them. In milliseconds. */
const shownFor = 8 * 86_400_000

/**
 * Sends what waits, one after the other in the order of writing; one tab at a time. What the server refuses is kept with its
 * reason and doesn't hold up the rest; where it can't be reached, or somebody else is logged in, all the rest waits.
 */
export const send = (owner: string): Promise<Holdup> =>
	navigator.locks.request(`outbox ${owner}`, async () => {
		for (;;) {
			const entries = await entriesOf(owner)
			const entry = entries.find((each) => each.state === 'waits')
			if (!entry) {
				await letGoOfOld(entries)
				return null
			}
			const answer = await post(entry)
			if (answer.kind === 'unreachable' || answer.kind === 'logged-out') return answer.kind
			const { kind: state, ...rest } = answer
			await settle({ ...entry, state, ...rest, heardAt: Date.now() })
		}
	})

async function letGoOfOld(entries: Entry[]): Promise<void> {
	const old = Date.now() - shownFor
	const gone = entries.filter((each) => each.state === 'sent' && Date.parse(each.at ?? '') < old)
	if (gone.length > 0) await letGo(gone)
}

async function post({ owner, method, path, body }: Entry): Promise<Answer> {
	try {
		const response = await fetch(`/api/v1${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(20_000),
		})
		const said = await response.json()
		if (response.ok) return { kind: 'sent', at: takenAt(response), stands: said.stands !== false }
		if (response.status === 401) return { kind: 'logged-out' }
		if (response.status === 404 && !(await isStill(owner))) return { kind: 'logged-out' }
		if (passes(response.status)) return { kind: 'unreachable' }
		return { kind: 'refused', message: String(said.errors?.[0]?.message ?? said.title) }
	} catch {
		// No network, a proxy's page instead of an answer, an answer that was cut: sent again later.
		return { kind: 'unreachable' }
	}
}

/** By the server's clock, which says whole seconds: a page that was read before this may lack what was sent. */
const takenAt = (response: Response): string => {
	const date = Date.parse(response.headers.get('date') ?? '')
	return new Date(Number.isNaN(date) ? Date.now() : date + 1000).toISOString()
}

/** Not about what was sent: too many at once, somebody else first, a server in trouble. */
const passes = (status: number): boolean => [403, 408, 409, 425, 429].includes(status) || status >= 500

/** Whether the one who is logged in wrote this: to everybody else their workouts don't exist (1.4). */
async function isStill(owner: string): Promise<boolean> {
	const response = await fetch('/client/ahead', { signal: AbortSignal.timeout(20_000) })
	return response.ok && !response.redirected && (await response.json()).owner === owner
}
