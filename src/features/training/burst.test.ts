import { beforeAll, expect, test } from 'vitest'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, studio, within } from '#features/testing/studio.ts'
import { answerApi } from '#features/web-api.ts'
import type { ClientActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { session } from './queries/session.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T18:00:00Z')))

const put = (client: ClientActor, path: string, body: object) => {
	const headers = { 'content-type': 'application/json' }
	const init = { method: 'PUT', headers, body: JSON.stringify(body) }
	return answerApi(new Request(`http://touchline.test/api/v1${path}`, init), client)
}

test('5.5 200 sets of 50 clients in one burst, each sent twice: none lost, none doubled', {
	timeout: 60_000,
}, async () => {
	const house = await studio()
	const sendings = []
	for (let n = 0; n < 50; n++) {
		const client = await clientOf(house.id, { firstName: 'Burst', lastName: `${n}`, coachId: house.coach.id })
		const text = 'Push-up: 4x10'
		const workout = { clientId: client.id, onDate: '2026-03-02', title: 'Burst', text }
		const { workoutId } = must(await as(client).do(addWorkout, workout))
		const seen = await as(client).ask(session, { workoutId })
		const itemId = seen.sections[0]?.items[0]?.id
		for (const setNumber of [1, 2, 3, 4]) {
			const path = `/workouts/${workoutId}/sets/${newId()}`
			const set = { itemId, setNumber, reps: setNumber, entryId: newId(), doneAt: '2026-03-02T17:00:00Z' }
			sendings.push(
				() => put(client, path, set),
				() => put(client, path, set),
			)
		}
	}
	const answers = await Promise.all(sendings.map((send) => send()))
	expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
	const count = (table: 'training_log' | 'logged_set' | 'log_entry') =>
		within(house.id, async (db) => (await db.selectFrom(table).select('id').execute()).length)
	expect(await count('training_log')).toBe(50)
	expect(await count('logged_set')).toBe(200)
	expect(await count('log_entry')).toBe(200)
})
