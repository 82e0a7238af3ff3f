import { expect } from 'vitest'
import { physical } from '#features/measurements/queries/physical.ts'
import { as } from '#features/testing/studio.ts'
import type { World } from '../../knock/world.ts'
import { type Cases, createClient, named, type Reply, type Run } from '../case.ts'
import { rowsOf } from '../state.ts'

/** Each value typed into one field of the form that makes a client. */
const typed =
	(field: string, others: [string, string][] = []): Run =>
	async ({ form }, values) => {
		const replies: Reply[] = []
		for (const value of values) replies.push(await form(createClient, [...others, [field, value]]))
		return replies
	}

export const formCases: Cases = {
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
	'FORM-25': async ({ form, a }, [weight = '']) => {
		const field = `values.${a.ids.metricId}:number`
		const reply = await form('measurements.record', [...ofToday(a), [field, weight]])
		const measured = JSON.stringify(await as(a.client).ask(physical, {}))
		expect(measured).toContain('72.5')
		// As a value: an id or a moment may hold these digits.
		expect(measured).not.toMatch(/[:"]725\b/)
		return [reply]
	},
	'FORM-27': async ({ form, a }, [unit = '']) => {
		const field = `values.${a.ids.metricId}:number`
		const reply = await form('measurements.record', [...ofToday(a), [field, '72'], ['units', unit]])
		named(reply, 'units')
		return [reply]
	},
}

const ofToday = ({ ids }: World): [string, string][] => [
	['clientId', ids.clientId ?? ''],
	['onDate', '2026-01-02'],
]
