import type { Entry } from '#platform/offline/outbox.ts'

// Loaded when it is needed: the page stands before that.
export const outbox = () => import('#platform/offline/outbox.ts')
const sending = () => import('#platform/offline/sending.ts')

/** Of which workout, and where in it. */
type About = { workoutId: string; title: string; setId?: string; sectionId?: string; name?: string }
type Written = { does: string; about: About; said: object; logId?: string; kept?: () => void }

/**
 * Writes an entry into the device's outbox, then sends what waits (5.5).
 * @returns 'lost' where it could be neither kept nor sent
 */
export async function write(
	owner: string,
	{ does, about, said, logId = '', kept }: Written,
): Promise<'sent' | 'waits' | 'lost'> {
	try {
		const { add, deviceOf } = await outbox()
		const stamps = {
			entryId: crypto.randomUUID(),
			deviceId: await deviceOf(owner),
			doneAt: new Date().toISOString(),
		}
		await add({ owner, does, about, ...callOf(does, about, logId), body: { ...said, ...stamps } })
		kept?.()
	} catch {
		return 'lost'
	}
	const { send } = await sending()
	return (await send(owner)) === null ? 'sent' : 'waits'
}

function callOf(
	does: string,
	{ workoutId, setId, sectionId }: About,
	logId: string,
): Pick<Entry, 'method' | 'path'> {
	const workout = `/workouts/${workoutId}`
	if (does === 'training.log-set') return { method: 'PUT', path: `${workout}/sets/${setId}` }
	if (does === 'training.remove-set') return { method: 'DELETE', path: `${workout}/sets/${setId}` }
	if (does === 'training.log-score') return { method: 'PUT', path: `${workout}/scores/${sectionId}` }
	if (does === 'training.remove-score') return { method: 'DELETE', path: `${workout}/scores/${sectionId}` }
	if (does === 'training.reopen-log') return { method: 'POST', path: `/training-logs/${logId}/reopen` }
	return { method: 'POST', path: `${workout}/${does === 'training.skip-workout' ? 'skip' : 'complete'}` }
}
