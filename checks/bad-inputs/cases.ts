import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { apiRoutes } from '#features/api.ts'
import { within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import type { World } from '../knock/world.ts'
import { fileCases } from './file-cases.ts'
import type { Reply, Run, Sent } from './run.ts'
import { rowsOf } from './state.ts'

const createClient = 'clients.create-client'
const nil = '00000000-0000-0000-0000-000000000000'
const json = (body: unknown) => ({ body: JSON.stringify(body) })

/** Each value typed into one field of the form that makes a client. */
const typed =
	(field: string, others: [string, string][] = []): Run =>
	async ({ form }, values) => {
		const replies: Reply[] = []
		for (const value of values) replies.push(await form(createClient, [...others, [field, value]]))
		return replies
	}

/** The lists of the API that can be searched, without those of one thing. */
const searchable = () =>
	apiRoutes.filter(
		({ method, operation, path }) => method === 'get' && 'q' in operation.input.shape && !path.includes('{'),
	)

/** The lists of the API that go on from a cursor, each with its name and the ids in its path filled in. */
const paged = ({ ids }: World) =>
	apiRoutes.flatMap(({ method, operation, path }) => {
		const name = ['after', 'before'].find((each) => each in operation.input.shape)
		return method === 'get' && name
			? [{ name, path: path.replaceAll(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? '') }]
			: []
	})

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
// What is the client's own is asked as the client.
const own = (path: string): Sent => (path.startsWith('/me/') ? { as: 'client' } : {})

const posted =
	(path: string): Run =>
	async ({ api }, values) =>
		Promise.all(values.map((body) => api('POST', path, { body })))

const program = '/programs'
const list = '/programs'
const named = (reply: Reply, field: string) => {
	if (reply.status === 422) expect(JSON.parse(reply.body).fields ?? {}).toHaveProperty([field])
}

export const cases: Record<string, Run> = {
	...fileCases,
	'FORM-01': async (stage, values, about) => {
		const replies = await typed('firstName')(stage, values, about)
		for (const reply of replies) named(reply, 'firstName')
		return replies
	},
	'FORM-03': async (stage, values, about) => {
		const replies = await typed('firstName')(stage, values, about)
		for (const reply of replies) named(reply, 'firstName')
		return replies
	},
	'FORM-05': async (stage, values, about) => {
		const replies = await typed('firstName')(stage, values, about)
		const rows = await rowsOf('select from client where first_name = $1', values)
		expect(rows).toHaveLength(1)
		return replies
	},
	'FORM-07': async (stage, values, about) => {
		const replies = await typed('firstName')(stage, values, about)
		for (const reply of replies) named(reply, 'firstName')
		return replies
	},
	'FORM-09': async (stage, values, about) => {
		const replies = await typed('firstName')(stage, values, about)
		for (const { status } of replies)
			if (status < 300)
				expect(await rowsOf('select from client where first_name = $1', values)).toHaveLength(1)
		return replies
	},
	'FORM-11': async (stage, values, about) => {
		const replies = await typed('email', [['firstName', 'A']])(stage, values, about)
		for (const reply of replies) named(reply, 'email')
		return replies
	},
	'FORM-13': typed('phone', [['firstName', 'Phone']]),
	'FORM-15': async ({ form, a, b }) => {
		const mine: [string, string] = ['firstName', 'Hidden']
		const replies: Reply[] = []
		for (const name of ['tenantId', 'studioId', 'studio_id', 'actor.studioId'])
			replies.push(await form(createClient, [mine, [name, b.studioId]]))
		const rows = await rowsOf<{ studio_id: string }>(
			`select studio_id from client where first_name = 'Hidden'`,
		)
		for (const row of rows) expect(row.studio_id).toBe(a.studioId)
		return replies
	},
	'FORM-17': async ({ form }) => {
		const headers = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site', cookie: 'session=1' }
		return [
			await form(createClient, [['firstName', 'Csrf']], { headers }),
			await form(createClient, [['firstName', 'Csrf']], {
				headers: { ...headers, 'sec-fetch-site': 'same-site' },
			}),
			await form(createClient, [['firstName', 'Csrf']], { headers: { origin: 'null', cookie: 'session=1' } }),
		]
	},
	'FORM-19': async ({ send, api, a }) => [
		await send(`/does/${createClient}?_method=DELETE&id=${a.ids.clientId}&firstName=Get`),
		await api('GET', `/programs/${a.ids.programId}/publish?_method=POST`),
		await api('POST', `/programs/${a.ids.programId}?_method=DELETE`, {
			headers: { 'x-http-method-override': 'DELETE' },
		}),
	],
	'FORM-23': async ({ send }, values) => {
		const tags = values.flatMap((value) => JSON.parse(value) as string[])
		const part = (name: string, value: string) =>
			`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
		const multipart = `${part('firstName', 'Many')}${tags.map((tag) => part('tags[]', tag)).join('')}--edge--\r\n`
		const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
		const encoded = new URLSearchParams([['firstName', 'Many'], ...tags.map((tag) => ['tags[]', tag])])
		const few = new URLSearchParams([
			['firstName', 'Many'],
			...tags.slice(0, 500).map((tag) => ['tags[]', tag]),
		])
		const to = `/does/${createClient}`
		return [
			await send(to, { as: 'owner', body: multipart, headers }),
			await send(to, { as: 'owner', body: encoded }),
			await send(to, { as: 'owner', body: few }),
		]
	},
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
	'URL-27': async ({ send }, values) => {
		const paths = [
			...values,
			'/api/v1/..%2f..%2f..%2fetc/passwd',
			'/_app/..%2f..%2fpackage.json',
			'/static/....//....//etc/passwd',
		]
		const replies = await Promise.all(paths.map((path) => send(path)))
		for (const reply of replies) expect(reply.body).not.toMatch(/root:|dependencies/)
		return replies
	},
	'API-01': posted(program),
	'API-03': async (stage, values, about) =>
		posted(program)(stage, [...values, '[]', '1', '"text"', 'true'], about),
	'API-05': posted(program),
	'API-07': async (stage, values, about) => {
		const replies = await posted(program)(stage, [...values, '{"__proto__":{"x":1},"title":"P"}'], about)
		expect('x' in {}).toBe(false)
		return replies
	},
	'API-09': async ({ api }, values) => [await api('POST', program, { body: values[0] ?? '' })],
	'API-11': async ({ api, a }, values) => [
		...(await Promise.all(values.map((body) => api('POST', program, { body })))),
		await api('POST', `/programs/${a.ids.programId}/sharing/clients`, json({ clientIds: 'one' })),
		await api('POST', program, json({ title: ['a', 'b'] })),
	],
	'API-13': async ({ api }) => {
		const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024))
		return [
			await api('POST', program, { body: new Uint8Array(bomb), headers: { 'content-encoding': 'gzip' } }),
		]
	},
	'API-15': async ({ api }, values) =>
		Promise.all(values.map((value) => api('GET', `${list}?limit=${value}`))),
	'API-17': async ({ api }, values) =>
		Promise.all(
			values.flatMap((value) => [
				api('GET', `${list}?where=${encodeURIComponent(value)}`),
				api('GET', `${list}?append_where_sql=${encodeURIComponent(value)}`),
			]),
		),
	'API-19': async ({ api, a }) => {
		const cursors = [
			'tampered',
			Buffer.from('{"id":"x"}').toString('base64url'),
			newId(),
			`${newId()}'--`,
			'',
		]
		const replies: Reply[] = []
		for (const { name, path } of paged(a)) {
			expect((await api('GET', path, own(path))).status, path).toBe(200)
			for (const cursor of cursors)
				replies.push(await api('GET', `${path}?${name}=${encodeURIComponent(cursor)}`, own(path)))
		}
		expect(replies.length).toBeGreaterThan(10 * cursors.length)
		for (const { body } of replies)
			expect(JSON.parse(body).errors).toMatchObject([{ field: expect.stringMatching(/^(after|before)$/) }])
		return replies
	},
	'API-21': async ({ api }) => {
		const headers = { 'idempotency-key': newId() }
		await api('POST', program, { ...json({ title: 'Key one' }), headers })
		return [await api('POST', program, { ...json({ title: 'Key two' }), headers })]
	},
	'API-23': async ({ api }) => {
		const headers = { 'idempotency-key': newId() }
		const first = await api('POST', program, { ...json({ title: 'Same key' }), headers })
		const second = await api('POST', program, { ...json({ title: 'Same key' }), headers, as: 'rivalKey' })
		expect(second.body).not.toBe(first.body)
		expect(second.headers.get('idempotent-replayed')).toBeNull()
		return [first, second]
	},
	'API-27': async ({ send }) => [
		await send('/api/bookings/_delete', { method: 'POST', body: '{}' }),
		await send('/api/v1/bookings/_delete', { method: 'POST', body: '{}' }),
	],
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
