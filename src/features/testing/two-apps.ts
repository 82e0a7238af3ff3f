import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Actor } from '#platform/actor.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'
import { ownerUrl } from './house.ts'

type App = { child: ChildProcess; port: number }
/** `from` is the address it comes from; paths under /guest/ are use-cases outside of the API (app-process.ts). */
export type Asked = { actor: Actor; path: string; method?: string; body?: object; from?: string }
export type Answered = { status: number; code: string; body: Record<string, unknown> }
export type TwoApps = {
	/** Sends all at once, by turns to either process. */
	atOnce: (asked: readonly Asked[]) => Promise<Answered[]>
	/** Where one of them listens. */
	urlOf: (n: 0 | 1) => string
	/** Ends one as a power cut would. */
	kill: (n: 0 | 1) => void
	stop: () => void
}

/** Two processes of the app on this test file's database, with their clocks standing still: as behind a balancer. */
export async function twoApps(now: string): Promise<TwoApps> {
	const apps = await Promise.all([start(now), start(now)])
	return {
		atOnce: (asked) => Promise.all(asked.map((each, n) => ask(apps[n % 2] as App, each))),
		urlOf: (n) => `http://127.0.0.1:${apps[n].port}`,
		kill: (n) => void apps[n].child.kill('SIGKILL'),
		stop: () => {
			for (const { child } of apps) child.kill('SIGKILL')
		},
	}
}

async function start(now: string): Promise<App> {
	const orders = { appUrl: appUrl(ownerUrl()), workerUrl: workerUrl(ownerUrl()), now }
	const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'app-process.ts')], {
		env: { ...process.env, APP: JSON.stringify(orders), NODE_OPTIONS: '' },
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	const said = await new Promise<string>((resolve) =>
		child.stdout.once('data', (data) => resolve(String(data))),
	)
	return { child, port: Number(/\d+/.exec(said)?.[0]) }
}

async function ask(
	{ port }: App,
	{ actor, path, method = 'POST', body = {}, from = '' }: Asked,
): Promise<Answered> {
	const answer = await fetch(
		`http://127.0.0.1:${port}${path.startsWith('/guest/') ? '' : '/api/v1'}${path}`,
		{
			method,
			headers: { 'x-actor': JSON.stringify(actor), 'x-from': from, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		},
	)
	const said = (await answer.json()) as Record<string, unknown>
	return { status: answer.status, code: String(said.code ?? ''), body: said }
}
