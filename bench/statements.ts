import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Setting } from './setting.ts'

export type Sent = { statements: string[]; transactions: number }

/** What the app sends to the database during `work`, as the server's own log tells it. */
export async function statementsDuring(setting: Setting, work: () => Promise<unknown>): Promise<Sent> {
	const log = join(setting.folder, 'postgres', 'server.log')
	const from = statSync(log).size
	await work()
	await new Promise((resolve) => setTimeout(resolve, 100))
	const lines = read(log, from).split('\n')
	const said = lines.flatMap((line) => /LOG: {2}(?:execute [^:]*|statement): (.*)/.exec(line)?.[1] ?? [])
	return {
		statements: said.filter((text) => !/^(begin|commit|rollback)/i.test(text)),
		transactions: said.filter((text) => /^begin/i.test(text)).length,
	}
}

/** New connections of the app write all they are asked into the server's log, or no longer. */
export async function writeDown(setting: Setting, on: boolean): Promise<void> {
	await setting.owner.query(
		`alter role touchline_app ${on ? "set log_statement = 'all'" : 'reset log_statement'}`,
	)
}

function read(file: string, from: number): string {
	const handle = openSync(file, 'r')
	try {
		const rest = Buffer.alloc(statSync(file).size - from)
		readSync(handle, rest, 0, rest.length, from)
		return rest.toString()
	} finally {
		closeSync(handle)
	}
}
