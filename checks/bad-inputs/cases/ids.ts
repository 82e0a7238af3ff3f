import { expect } from 'vitest'
import { apiRoutes } from '#features/api.ts'
import { within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import type { World } from '../../knock/world.ts'
import { type Cases, createClient, own, type Reply, type Run } from '../case.ts'

const nil = '00000000-0000-0000-0000-000000000000'
const list = '/programs'

/** The lists of the API that can be searched, without those of one thing. */
const searchable = () =>
	apiRoutes.filter(
		({ method, operation, path }) => method === 'get' && 'q' in operation.input.shape && !path.includes('{'),
	)

/** Each value searched for, in every list of the API that can be searched. */
const searched: Run = async ({ api }, values) => {
	const lists = searchable()
	expect(lists.length).toBeGreaterThan(0)
	const replies: Reply[] = []
	for (const { path } of lists)
		for (const value of values)
			replies.push(await api('GET', `${path}?q=${encodeURIComponent(value)}`, own(path)))
	for (const reply of replies) expect(reply.ms).toBeLessThan(500)
	return replies
}
export const idCases: Cases = {
	'ID-01': async ({ api, a }) => {
		const theirs = await api('GET', `/workouts/${a.ids.workoutId}`, { as: 'otherClient' })
		const unknown = await api('GET', `/workouts/${newId()}`, { as: 'otherClient' })
		expect(theirs.body).toBe(unknown.body)
		return [theirs, unknown]
	},
	'ID-03': async ({ api, a }) => [await api('GET', `/workouts/${a.ids.workoutId}`, { as: 'otherCoach' })],
	'ID-05': async ({ form }) => {
		const fields: [string, string][] = [
			['firstName', 'Same'],
			['email', 'same-in-both@example.test'],
		]
		return [await form(createClient, fields), await form(createClient, fields, { as: 'rivalOwner' })]
	},
	'ID-07': async ({ api }, values) => {
		const replies: Reply[] = []
		for (const value of [...values, nil]) replies.push(await api('GET', `/programs/${value}`))
		const unknown = await api('GET', `/programs/${newId()}`)
		for (const reply of replies) expect(reply.body).toBe(unknown.body)
		return replies
	},
	'ID-09': async ({ api, send }, values) =>
		Promise.all(
			values.flatMap((value) => [api('GET', `/programs/${value}`), send(`/coach/clients/${value}`)]),
		),
	'ID-13': async ({ api, a }) => {
		const before = await api('GET', `/me/programs/${a.ids.programId}`, { as: 'client' })
		expect(before.status).toBe(200)
		await throughGroup(a)
		expect((await api('GET', `/me/programs/${a.ids.programId}`, { as: 'client' })).status).toBe(200)
		await within(a.studioId, (db) => db.deleteFrom('client_group_member').execute())
		return [await api('GET', `/me/programs/${a.ids.programId}`, { as: 'client' })]
	},
}

export const searchCases: Cases = {
	'SRCH-01': searched,
	'SRCH-03': searched,
	'SRCH-05': searched,
	'SRCH-07': searched,
	'SRCH-09': searched,
	'SRCH-11': async ({ api }, values) => [
		await api('GET', `${list}?q=${encodeURIComponent(values[0] ?? '')}`),
		await api('GET', `${list}?q=${encodeURIComponent((values[0] ?? '').slice(0, 5000))}`),
	],
	'SRCH-13': async ({ api }, values) =>
		Promise.all(
			values.flatMap((value) => [
				api('GET', `${list}?page=${value}`),
				api('GET', `${list}?q=a&offset=${value}`),
			]),
		),
}

/** The same program, now shared with a group that the client is in. */
const throughGroup = ({ studioId: studio_id, ids }: World) =>
	within(studio_id, async (db) => {
		const { programId: program_id = '', groupId: group_id = '', clientId: client_id = '' } = ids
		await db
			.updateTable('program_share')
			.set({ kind: 'generic' })
			.where('program_id', '=', program_id)
			.execute()
		await db.insertInto('program_share_group').values({ studio_id, program_id, group_id }).execute()
		await db.insertInto('client_group_member').values({ studio_id, group_id, client_id }).execute()
	})
