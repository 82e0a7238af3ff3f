import { makeApiKey } from '#features/accounts/use-cases/make-api-key.ts'
import { revokeApiKey } from '#features/accounts/use-cases/revoke-api-key.ts'
import { must, perform } from '#platform/perform.ts'
import { beside } from './beside.ts'
import { load } from './load.ts'
import { keep } from './results.ts'
import { openSetting, type Setting, start } from './setting.ts'

const lists = `select id, first_name, last_name, email, phone, tags from client
	where studio_id = $1 and archived_at is null order by sort_name, id limit 20`
const reads =
	'select id, first_name, last_name, email, phone, tags from client where studio_id = $1 and id = $2'

/** G3, G4: the API by key, against a bare server with the one SELECT. */
export async function apiList(): Promise<void> {
	const setting = await openSetting()
	const { staff, client, databasePid } = setting
	const made = must(
		await perform(makeApiKey, { name: 'bench', scopes: ['clients:read'], days: 1 }, { actor: staff }),
	)
	const running = await start('src/server.ts', {
		port: 3217,
		env: { TOUCHLINE_DEMO: '0', TOUCHLINE_API_LIMIT: '9999999' },
	})
	const headers = { authorization: `Bearer ${made.key}` }
	try {
		const list = await load({
			url: `${running.url}/api/v1/clients?limit=20`,
			headers,
			pid: running.pid,
			databasePid,
		})
		const read = await load({
			url: `${running.url}/api/v1/clients/${client.id}`,
			headers,
			pid: running.pid,
			databasePid,
		})
		const bareList = await bare(setting, lists, [staff.studioId])
		const bareRead = await bare(setting, reads, [staff.studioId, client.id])
		keep('api-list', {
			title: 'API by key, 10 connections',
			figures: [
				...beside('G3 list of 20 clients', list, bareList, 0.25),
				...beside('G4 one client', read, bareRead, 0.25),
			],
			remarks: [
				'The ceiling is `node:http` with the same rows in one SELECT: no key, no permission, no studio setting, no transaction. For G4 it stands for Hono, which costs about as much.',
			],
		})
	} finally {
		await running.stop()
		await perform(revokeApiKey, { keyId: made.keyId }, { actor: staff })
		await setting.close()
	}
}

async function bare({ ownerUrl, databasePid }: Setting, sql: string, values: unknown[]) {
	const server = await start('bench/bare.ts', {
		port: 3218,
		env: { BARE_URL: ownerUrl, BARE_SQL: sql, BARE_VALUES: JSON.stringify(values) },
	})
	try {
		return await load({ url: `${server.url}/rows`, pid: server.pid, databasePid })
	} finally {
		await server.stop()
	}
}
