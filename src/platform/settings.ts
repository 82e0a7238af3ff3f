import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** What this process does: serve pages, run jobs, or both. */
export type Role = 'web' | 'worker' | 'all'

/** Everything that can be set from outside, read once at start. docs/operating.md explains each. */
export type Settings = {
	port: number
	/** Address to listen on. */
	host: string
	/** Absolute path of the data folder: embedded database, files. */
	folder: string
	/** Whether a first start loads the demo studio. */
	demo: boolean
	/** A PostgreSQL server, as its owner; without it the embedded one runs. */
	databaseUrl: string | undefined
	/** What seals health data, as base64; without it a file of the data folder has it. */
	key: string | undefined
	/** Where mail goes; without it mail stays in the mailbox page. */
	smtpUrl: string | undefined
	/** The address people reach us at, without a final slash: links in mails, origin of forms. */
	publicUrl: string
	role: Role
	/** Proxies (addresses or CIDR ranges) whose forwarded headers are believed. */
	proxies: string[]
	/** Requests a minute one API key is answered; all keys of a studio together twice as many. */
	apiLimit: number
	/** Where the card provider's API is: its own address, or a fake one in its place (docs/operating.md). */
	stripeApi: string
}

/** Every wrong setting, each on its own line. */
export class WrongSettings extends Error {
	readonly lines: string[]
	constructor(lines: string[]) {
		super(lines.join('\n'))
		this.name = 'WrongSettings'
		this.lines = lines
	}
}

type Environment = Record<string, string | undefined>
/** The absolute path of the data folder. */
export const dataFolder = (env: Environment): string => resolve(env.TOUCHLINE_DATA || './.data')

type Reader = { env: Environment; wrong: string[] }

/**
 * Reads the settings from environment variables and command-line arguments (`--role worker`).
 * An empty variable counts as not set.
 * @throws WrongSettings naming all wrong ones at once, with what was expected
 */
export function readSettings(env: Environment, args: string[] = []): Settings {
	const reader: Reader = { env, wrong: [] }
	const port = readPort(reader)
	const host = readHost(reader)
	const publicUrl = readPublicUrl(reader, port)
	const settings: Settings = {
		port,
		host,
		folder: dataFolder(env),
		demo: readDemo(reader, isLocal(host) && isLocal(new URL(publicUrl).hostname)),
		databaseUrl: readUrl(reader, 'DATABASE_URL', ['postgresql:', 'postgres:'], isDatabase),
		key: readKey(reader),
		smtpUrl: readUrl(reader, 'SMTP_URL', ['smtp:', 'smtps:'], () => true),
		publicUrl,
		role: readRole(reader, args),
		proxies: readProxies(reader),
		apiLimit: readApiLimit(reader),
		stripeApi: readStripeApi(reader),
	}
	if (reader.wrong.length > 0) throw new WrongSettings(reader.wrong)
	return settings
}

function refuse({ env, wrong }: Reader, name: string, expected: string): void {
	wrong.push(`${name} is "${withoutPassword(env[name] ?? '')}", but ${expected}.`)
}

function withoutPassword(value: string): string {
	return value.replace(/(:\/\/[^:/@]*):.*@/, '$1:…@')
}

function readPort(reader: Reader): number {
	const text = reader.env.PORT || '3000'
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
	if (port >= 1 && port <= 65_535) return port
	refuse(reader, 'PORT', 'a whole number from 1 to 65535 was expected, such as 3000')
	return 3000
}

function readHost(reader: Reader): string {
	const host = reader.env.HOST || '127.0.0.1'
	if (isIP(host) || /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host
	refuse(reader, 'HOST', 'an address to listen on was expected, such as 127.0.0.1, or 0.0.0.0 for all')
	return '127.0.0.1'
}

function readPublicUrl(reader: Reader, port: number): string {
	const text = reader.env.TOUCHLINE_URL || `http://localhost:${port}`
	const url = URL.canParse(text) ? new URL(text) : undefined
	const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
	if (bare && ['http:', 'https:'].includes(url.protocol)) return url.origin
	refuse(
		reader,
		'TOUCHLINE_URL',
		'the public address without a path was expected, such as https://studio.example.org',
	)
	return `http://localhost:${port}`
}

function isLocal(host: string): boolean {
	return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[?::1\]?$/.test(host)
}

/** The demo is never on a public address unless asked for (quality.md 3). */
function readDemo(reader: Reader, local: boolean): boolean {
	const text = reader.env.TOUCHLINE_DEMO
	if (!text) return local
	if (text === '1' || text === '0') return text === '1'
	refuse(reader, 'TOUCHLINE_DEMO', '1 (load the demo studio at first start) or 0 (do not) was expected')
	return false
}

function isDatabase(url: URL): boolean {
	return url.hostname !== '' && url.pathname.length > 1
}

function readUrl(
	reader: Reader,
	name: 'DATABASE_URL' | 'SMTP_URL',
	protocols: string[],
	isComplete: (url: URL) => boolean,
): string | undefined {
	const text = reader.env[name]
	if (!text) return undefined
	const url = URL.canParse(text) ? new URL(text) : undefined
	if (url && protocols.includes(url.protocol) && url.hostname && isComplete(url)) return text
	const example =
		name === 'DATABASE_URL'
			? 'postgresql://owner:password@db.example.org:5432/touchline'
			: 'smtp://user:password@mail.example.org:587'
	refuse(reader, name, `an address like ${example} was expected`)
	return undefined
}

function readRole(reader: Reader, args: string[]): Role {
	const { role, unknown } = parseArguments(args)
	for (const argument of unknown)
		reader.wrong.push(`"${argument}" is no argument of this command: --role is.`)
	const text = role ?? (reader.env.TOUCHLINE_ROLE || 'all')
	if (text === 'web' || text === 'worker' || text === 'all') return text
	const name = role === undefined ? 'TOUCHLINE_ROLE' : '--role'
	reader.wrong.push(`${name} is "${text}", but web, worker or all was expected.`)
	return 'all'
}

/** 256 bits, as `openssl rand -base64 32` writes them. Never repeated in what is said about it. */
function readKey(reader: Reader): string | undefined {
	const text = reader.env.TOUCHLINE_KEY
	if (!text) return undefined
	const bytes = Buffer.from(text, 'base64')
	if (/^[A-Za-z0-9+/]{43}=$/.test(text) && bytes.length === 32) return text
	reader.wrong.push('TOUCHLINE_KEY is not 32 bytes as base64, as `openssl rand -base64 32` writes them.')
	return undefined
}

function parseArguments(args: string[]): { role: string | undefined; unknown: string[] } {
	let role: string | undefined
	const unknown: string[] = []
	for (let at = 0; at < args.length; at++) {
		const argument = args[at] ?? ''
		if (argument === '--role') role = args[++at] ?? ''
		else if (argument.startsWith('--role=')) role = argument.slice('--role='.length)
		else unknown.push(argument)
	}
	return { role, unknown }
}

/** Generous: what pages through everything passes, a loop gone wild doesn't take the house down. */
export const apiLimit = (env: Environment): number => Number(env.TOUCHLINE_API_LIMIT || 600)

function readApiLimit(reader: Reader): number {
	if (/^([1-9]\d{0,6})?$/.test(reader.env.TOUCHLINE_API_LIMIT ?? '')) return apiLimit(reader.env)
	refuse(reader, 'TOUCHLINE_API_LIMIT', 'requests a minute from 1 to 9999999 were expected, such as 600')
	return 600
}

/** Where the card provider is asked. */
export const stripeApi = (env: Environment): string => env.STRIPE_API || 'https://api.stripe.com'

/** Keys travel there: in the clear only to this machine. */
function readStripeApi(reader: Reader): string {
	const address = stripeApi(reader.env)
	const url = URL.canParse(address) ? new URL(address) : undefined
	const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url.hostname))
	if (safe && url.pathname === '/' && !url.search) return url.origin
	refuse(reader, 'STRIPE_API', 'an https address without a path was expected (http only on this machine)')
	return 'https://api.stripe.com'
}

function readProxies(reader: Reader): string[] {
	const proxies = (reader.env.TOUCHLINE_PROXIES ?? '').split(/[\s,]+/).filter(Boolean)
	if (!proxies.every(isAddressRange)) {
		refuse(
			reader,
			'TOUCHLINE_PROXIES',
			'addresses or ranges separated by commas were expected, such as 10.0.0.0/8, ::1',
		)
	}
	return proxies
}

function isAddressRange(text: string): boolean {
	const [address = '', bits] = text.split('/')
	const family = isIP(address)
	if (!family || text.split('/').length > 2) return false
	return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
