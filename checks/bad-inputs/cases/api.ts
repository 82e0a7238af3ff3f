import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { apiRoutes } from '#features/api.ts'
import { newId } from '#platform/ids.ts'
import type { World } from '../../knock/world.ts'
import { type Cases, json, own, type Reply, type Run } from '../case.ts'

const program = '/programs'
const list = '/programs'

/** The lists of the API that go on from a cursor, each with its name and the ids in its path filled in. */
const paged = ({ ids }: World) =>
	apiRoutes.flatMap(({ method, operation, path }) => {
		const name = ['after', 'before'].find((each) => each in operation.input.shape)
		return method === 'get' && name
			? [{ name, path: path.replaceAll(/\{(\w+)\}/g, (_, id: string) => ids[id] ?? '') }]
			: []
	})

const posted =
	(path: string): Run =>
	async ({ api }, values) =>
		Promise.all(values.map((body) => api('POST', path, { body })))

export const apiCases: Cases = {
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
	'API-29': async ({ api, port, server }) => {
		expect(server.headersTimeout).toBeLessThanOrEqual(30_000)
		expect(server.requestTimeout).toBeLessThanOrEqual(120_000)
		const { requestTimeout, headersTimeout } = server
		Object.assign(server, { requestTimeout: 1500, headersTimeout: 1000 })
		const slow = connect(port, '127.0.0.1')
		slow.on('error', () => {})
		slow.write('POST /api/v1/programs HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{')
		const drip = setInterval(() => slow.write(' '), 1000)
		const said = new Promise<string>((resolve) => slow.once('data', (chunk) => resolve(chunk.toString())))
		const quick = await api('GET', program)
		expect([quick.status, quick.ms < 500]).toEqual([200, true])
		const status = Number(/^HTTP\/1\.1 (\d+)/.exec(await said)?.[1])
		clearInterval(drip)
		slow.destroy()
		Object.assign(server, { requestTimeout, headersTimeout })
		return [{ ...quick, status }]
	},
}
