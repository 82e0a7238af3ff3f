import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Serves requests: no ownership, bound by row security (I29–I31). */
const appRole = 'touchline_app'
/** Runs jobs: like the app, with a connection limit and privileges of its own. */
const workerRole = 'touchline_worker'

/** Two programs that write the same role at once: one of them is told so in one of these ways. */
const raceCodes = new Set(['42710', '23505', 'XX000', '40001', '40P01'])

/**
 * The address with which requests are served. `DATABASE_APP_URL` overrides it where the owner may not create
 * roles: it must log in as a role named `touchline_app`, or as a member of it that inherits.
 * @throws when the owner's address has no password to derive one from, and there is no override
 */
export function appUrl(ownerUrl: string): string {
	return process.env.DATABASE_APP_URL || urlFor(ownerUrl, appRole, 'DATABASE_APP_URL')
}

/** The address with which jobs are run; `DATABASE_WORKER_URL` overrides it, like {@link appUrl}. */
export function workerUrl(ownerUrl: string): string {
	return process.env.DATABASE_WORKER_URL || urlFor(ownerUrl, workerRole, 'DATABASE_WORKER_URL')
}

/**
 * Makes the two log-in roles, or repairs their password after the owner's was changed. Any number of
 * programs may do so at once. Roles belong to the whole server, their grants to each database: migrations
 * give those.
 * @throws when the owner may not create roles, or a role of that name has powers it must not have
 */
export async function ensureRoles(ownerUrl: string): Promise<void> {
	const { DATABASE_APP_URL: app, DATABASE_WORKER_URL: worker } = process.env
	for (const url of [app, worker]) if (url) await refusePowerful(url)
	if (app && worker) return
	const owner = new pg.Client({ connectionString: ownerUrl })
	await owner.connect()
	try {
		if (!app) await ensureRole(owner, appRole, appUrl(ownerUrl))
		if (!worker) await ensureRole(owner, workerRole, workerUrl(ownerUrl))
	} finally {
		await owner.end()
	}
}

/** Past row security: superusers, those let past it, and whoever owns the database or may act as its owner. */
const powerful = `rolsuper or rolbypassrls or pg_has_role(oid, 'pg_database_owner', 'member')`

const tooPowerful = (role: string): Error =>
	new Error(
		`The role ${role} is a superuser, bypasses row security or owns the database: requests and jobs run as another ` +
			'(create one, or: alter role … nosuperuser nobypassrls).',
	)

/** I29–I31: a role made by hand may be any; studios are kept apart only by one that row security binds. */
async function refusePowerful(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		const { rows } = await client.query<{ name: string; powerful: boolean }>(
			`select rolname as name, ${powerful} as powerful from pg_roles where rolname = current_user`,
		)
		if (rows[0]?.powerful) throw tooPowerful(rows[0].name)
	} finally {
		await client.end()
	}
}

async function ensureRole(owner: pg.Client, role: string, url: string): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		const { rows } = await owner.query<{ powerful: boolean }>(
			`select ${powerful} as powerful from pg_roles where rolname = $1`,
			[role],
		)
		if (rows[0]?.powerful) throw tooPowerful(role)
		if (rows[0] && (await letsIn(url))) return
		const verb = rows[0] ? 'alter' : 'create'
		try {
			// New roles are neither superuser nor past row security; saying so needs a superuser on some hosts.
			await owner.query(`${verb} role ${role} login password '${scramVerifier(new URL(url).password)}'`)
			return
		} catch (error) {
			if (attempt > 20 || !raceCodes.has((error as { code?: string }).code ?? ''))
				throw explained(error, role)
			await sleep(10 * attempt)
		}
	}
}

async function letsIn(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url })
	try {
		await client.connect()
		return true
	} catch (error) {
		// 28P01: wrong password. Anything else is not mended by a new password.
		if ((error as { code?: string }).code === '28P01') return false
		throw error
	} finally {
		await client.end().catch(() => {})
	}
}

function explained(error: unknown, role: string): unknown {
	if ((error as { code?: string }).code !== '42501') return error
	return new Error(
		`The owner in DATABASE_URL may not create the role ${role}. Create ${appRole} and ${workerRole} by hand ` +
			'and set DATABASE_APP_URL and DATABASE_WORKER_URL.',
		{ cause: error },
	)
}

function urlFor(ownerUrl: string, role: string, override: string): string {
	const url = new URL(ownerUrl)
	if (!url.password) {
		throw new Error(`DATABASE_URL has no password to derive the one of ${role} from: set ${override}.`)
	}
	const secret = decodeURIComponent(url.password)
	url.username = role
	url.password = createHmac('sha256', secret).update(role).digest('hex')
	return url.href
}

/** The form PostgreSQL stores (RFC 5803), so that the password itself never reaches a server's log. */
function scramVerifier(password: string): string {
	const salt = randomBytes(16)
	const iterations = 4096
	const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
	const sign = (text: string) => createHmac('sha256', salted).update(text).digest()
	const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64')
	return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${sign('Server Key').toString('base64')}`
}
