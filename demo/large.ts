import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { ensureRoles } from '#platform/database/roles.ts'
import { readSettings } from '#platform/settings.ts'
import { hashedDemoPassword } from './accounts.ts'
import { prelude } from './large/prelude.ts'
import { shares } from './large/sizes.ts'
import { type Step, steps } from './large/steps.ts'
import { demoPassword } from './password.ts'
import { progressBar } from './progress-bar.ts'

/**
 * Loads the large demo for measurements (`npm run demo -- --size large`): 500 studios, 50,000 clients, a million workouts.
 * Written by set-based SQL as the owner, past the use-cases: it is a load, not a story. Each chunk commits with a mark of
 * how far it came, so that an interrupted load goes on where it stopped; a complete one is refused.
 */
async function loadLarge(): Promise<void> {
	const started = Date.now()
	const database = await openDatabase(readSettings(process.env), console.log)
	const owner = new pg.Client({
		connectionString: database.ownerUrl,
		application_name: 'touchline large demo',
	})
	try {
		await ensureRoles(database.ownerUrl)
		await migrate(database.ownerUrl, { folder: join(import.meta.dirname, '../migrations'), log: console.log })
		await owner.connect()
		await fill(owner)
		const minutes = ((Date.now() - started) / 60_000).toFixed(1)
		console.log(
			`The large demo is loaded; it took ${minutes} minutes. Sign in as owner1@large.touchline.test`,
		)
		console.log(`  (the studio with ${shares()[0]?.to} clients), password: ${demoPassword}`)
	} finally {
		await owner.end().catch(() => {})
		await database.close()
	}
}

async function fill(owner: pg.Client): Promise<void> {
	await owner.query("set synchronous_commit = off; set work_mem = '64MB'")
	await owner.query("select set_config('large.password', $1, false)", [await hashedDemoPassword()])
	const done = await progressOf(owner)
	if (steps.every((step) => (done[step.name] ?? 0) >= step.upTo)) {
		throw new Error('The large demo is already in this database. Use another data folder for a new one.')
	}
	await prelude(owner)
	const free = await pastRowSecurity(owner)
	try {
		for (const step of steps) await take(owner, step, done)
	} finally {
		await free()
	}
	console.log('Gathering statistics …')
	await owner.query('analyze')
}

async function take(owner: pg.Client, step: Step, done: Record<string, number>): Promise<void> {
	const bar = progressBar(step.label, step.upTo * step.rows)
	for (let from = (done[step.name] ?? 0) + 1; from <= step.upTo; from += step.each) {
		const to = Math.min(step.upTo, from + step.each - 1)
		done[step.name] = to
		await owner.query('begin')
		await owner.query(step.sql, [from, to])
		await owner.query(
			`insert into install_secret (name, value) values ('large demo', $1)
			on conflict (name) do update set value = excluded.value`,
			[JSON.stringify(done)],
		)
		await owner.query('commit')
		bar.show(to * step.rows)
	}
	bar.end()
}

async function progressOf(owner: pg.Client): Promise<Record<string, number>> {
	const { rows } = await owner.query<{ value: Record<string, number> }>(
		"select value from install_secret where name = 'large demo'",
	)
	return rows[0]?.value ?? {}
}

/**
 * Row security is forced on owners too. One who is no superuser lifts that for the length of the load; the roles that
 * serve requests stay bound all the while.
 */
async function pastRowSecurity(owner: pg.Client): Promise<() => Promise<void>> {
	const { rows } = await owner.query<{ name: string }>(
		`select format('%I', relname) as name from pg_class
		where relforcerowsecurity and relnamespace = 'public'::regnamespace
			and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)`,
	)
	const each = (words: string) => rows.map(({ name }) => `alter table ${name} ${words};`).join('\n')
	await owner.query(each('no force row level security'))
	return async () => void (await owner.query(each('force row level security')))
}

if (import.meta.main) {
	await loadLarge().catch((error) => {
		console.error(error instanceof Error ? error.message : error)
		process.exitCode = 1
	})
}
