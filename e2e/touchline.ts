import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

const root = join(import.meta.dirname, '..')

/** A Touchline of its own: data folder, database, worker, and a mail server that keeps what it is sent. */
export type Touchline = {
	/** Its data folder. */
	folder: string
	url: string
	/** Everything the mail server took, oldest first. */
	mails: Email[]
	/** Waits for a mail to this address (whose subject holds `about`), and returns it. */
	mailTo: (address: string, about?: string) => Promise<Email>
	stop: () => Promise<void>
}

type Start = {
	demo?: boolean
	/** Settings as the environment gives them. */
	settings?: Record<string, string>
}

export async function startTouchline({ demo = true, settings = {} }: Start = {}): Promise<Touchline> {
	const folder = mkdtempSync(join(tmpdir(), 'touchline-e2e-'))
	const mails: Email[] = []
	const smtp = await mailServer(mails)
	const port = await freePort()
	const url = `http://localhost:${port}`
	const child = spawn(join(root, 'node_modules/node/bin/node'), ['src/server.ts'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PORT: String(port),
			HOST: 'localhost',
			TOUCHLINE_URL: url,
			TOUCHLINE_DATA: folder,
			TOUCHLINE_DEMO: demo ? '1' : '0',
			SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
			...settings,
		},
	})
	await ready(child, `${url}/health`)
	return {
		folder,
		url,
		mails,
		mailTo: (address, about = '') => waitForMail(mails, address, about),
		stop: async () => {
			await ended(child)
			await smtp.close()
			rmSync(folder, { recursive: true, force: true })
		},
	}
}

async function mailServer(mails: Email[]) {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		async onData(stream, _session, done) {
			const chunks: Buffer[] = []
			for await (const chunk of stream) chunks.push(chunk as Buffer)
			mails.push(await PostalMime.parse(Buffer.concat(chunks)))
			done()
		},
	})
	const port = await freePort()
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
	return { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address()
			const port = typeof address === 'object' && address ? address.port : 0
			probe.close(() => resolve(port))
		})
	})
}

async function ready(child: ChildProcess, health: string): Promise<void> {
	let said = ''
	child.stdout?.on('data', (data: Buffer) => {
		said += data
	})
	child.stderr?.on('data', (data: Buffer) => {
		said += data
		process.stderr.write(data)
	})
	for (let tries = 0; tries < 600; tries++) {
		if (child.exitCode !== null) throw new Error(`Touchline did not start:\n${said}`)
		const answer = await fetch(health).catch(() => null)
		if (answer?.ok) return
		await pause(100)
	}
	throw new Error(`Touchline was not ready in a minute:\n${said}`)
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	child.kill('SIGTERM')
	await gone
}

async function waitForMail(mails: Email[], address: string, about: string): Promise<Email> {
	for (let tries = 0; tries < 150; tries++) {
		const found = mails.findLast(
			(mail) => mail.to?.some((to) => to.address === address) && (mail.subject ?? '').includes(about),
		)
		if (found) return found
		await pause(100)
	}
	const seen = mails.map((mail) => `${mail.to?.[0]?.address}: ${mail.subject}`).join('\n')
	throw new Error(`No mail to ${address} about "${about}" came. There were:\n${seen}`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
