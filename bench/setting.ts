import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { furnishing } from '#features/house.ts'
import type { ClientActor, StaffActor } from '#platform/actor.ts'
import { openDatabase } from '#platform/database/open.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { readSettings } from '#platform/settings.ts'
import { ask } from './load.ts'

export const root = join(import.meta.dirname, '..')

/** The large demo's database, open in this process. */
export type Setting = {
	ownerUrl: string
	owner: pg.Client
	/** The process all others of the database come from. */
	databasePid: number
	folder: string
	/** Owner, and a client, of the studio with 10,000 clients. */
	staff: StaffActor
	client: ClientActor
	close: () => Promise<void>
}

export async function openSetting(): Promise<Setting> {
	const settings = readSettings(process.env)
	const database = await openDatabase(settings, console.log)
	const owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
	const loaded = await owner.query("select from install_secret where name = 'large demo'").catch(() => null)
	if (!loaded?.rowCount) throw new Error('The large demo is missing: npm run demo -- --size large makes it.')
	const { ownerUrl } = database
	const opening = {
		appUrl: appUrl(ownerUrl),
		workerUrl: workerUrl(ownerUrl),
		works: false,
		post: async () => {},
	}
	await openHouse(furnishing, opening)
	return {
		...{ ownerUrl, owner, folder: settings.folder, ...(await peopleOf(owner)) },
		databasePid: await pidOf(owner),
		close: async () => {
			await closeHouse()
			await owner.end()
			await database.close()
		},
	}
}

async function pidOf(owner: pg.Client): Promise<number> {
	const { rows } = await owner.query<{ folder: string }>('show data_directory').then(({ rows: [row] }) => ({
		rows: [{ folder: (row as unknown as { data_directory: string }).data_directory }],
	}))
	return Number(readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function peopleOf(owner: pg.Client): Promise<{ staff: StaffActor; client: ClientActor }> {
	const { rows } = await owner.query(
		`select studio.id as studio, staff.id as staff, staff.account_id as "staffAccount", client.id as client,
			client.account_id as "clientAccount", client.first_name || ' ' || client.last_name as name
		from studio join staff on staff.studio_id = studio.id and staff.role = 'owner'
		join client on client.studio_id = studio.id and client.archived_at is null
			and exists (select from account_credential c where c."userId" = client.account_id)
		where studio.slug = 'large-1' order by client.id limit 1`,
	)
	const row = rows[0]
	const common = { studioId: row.studio, locale: 'en', timeZone: 'Europe/Paris' } as const
	return {
		staff: {
			...common,
			kind: 'staff',
			id: row.staff,
			accountId: row.staffAccount,
			role: 'owner',
			name: 'Owner 1',
		},
		client: {
			...common,
			kind: 'client',
			id: row.client,
			accountId: row.clientAccount,
			name: row.name,
			archived: false,
		},
	}
}

export type Running = {
	url: string
	pid: number
	child: ChildProcess
	readyAfter: number
	stop: () => Promise<void>
}

/** Starts a program of ours and waits until it answers. */
export async function start(
	file: string,
	{ port, env = {}, path = '/health' }: { port: number; env?: Record<string, string>; path?: string },
): Promise<Running> {
	const from = performance.now()
	const url = `http://localhost:${port}`
	const child = spawn(process.execPath, [join(root, file)], {
		cwd: root,
		env: { ...process.env, PORT: String(port), HOST: 'localhost', ...env },
		stdio: ['ignore', 'ignore', 'inherit'],
	})
	for (;;) {
		if (child.exitCode !== null) throw new Error(`${file} ended`)
		const answer = await ask(url + path).catch(() => null)
		if (answer && answer.status < 500) break
		await new Promise((resolve) => setTimeout(resolve, 10))
	}
	const stop = () =>
		new Promise<void>((resolve) => {
			child.once('exit', () => resolve())
			child.kill('SIGTERM')
		})
	return { url, pid: child.pid ?? 0, child, readyAfter: performance.now() - from, stop }
}
