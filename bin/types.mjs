// npm run types: writes src/platform/database/types.ts again, from a fresh database with every migration applied.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { ensureRoles } from '../src/platform/database/roles.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'touchline-types-'))
const server = await openEmbedded({ folder, durable: false })
try {
	await ensureRoles(server.ownerUrl)
	await migrate(server.ownerUrl, { folder: join(root, 'migrations'), log: () => {} })
	const flags = ['--dialect', 'postgres', '--date-parser', 'string', '--numeric-parser', 'number']
	const only = ['--exclude-pattern', 'pgboss.*', '--out-file', join(root, 'src/platform/database/types.ts')]
	const codegen = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
	const env = { ...process.env, DATABASE_URL: server.ownerUrl }
	process.exitCode =
		spawnSync(process.execPath, [codegen, ...flags, ...only], { stdio: 'inherit', env }).status ?? 1
} finally {
	await server.stop()
	rmSync(folder, { recursive: true, force: true })
}
