// What the commands in bin/ share. Runs on the host's Node (20 or later), before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What the web build is made of. */
const sources = [
	'src',
	'messages',
	'static',
	'project.inlang/settings.json',
	'vite.config.ts',
	'vite-icons.ts',
	'tsconfig.json',
]
/** Made by `npm run i18n` from the messages, so not a source. */
const generated = join('src', 'platform', 'i18n', 'paraglide')

/** A step failed; what it said was already shown. */
export class StepFailed extends Error {}

/** Runs `work` under a line that says what happens and, after it, how long it took. */
export async function step(label, work) {
	const start = performance.now()
	process.stdout.write(`${label} …\n`)
	const result = await work()
	process.stdout.write(`${label}: done in ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
	return result
}

/** Runs a command quietly; shows all it said if it fails. */
export function quietly(command, parameters, env = process.env) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, parameters, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
		let said = ''
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
		// We may end before it does: a wrong setting shows while the pages are still being built.
		const stop = () => child.kill()
		process.once('exit', stop)
		child.once('error', reject)
		child.once('exit', (code) => {
			process.off('exit', stop)
			if (code === 0) return resolve(said)
			process.stderr.write(said)
			reject(new StepFailed(`${[command, ...parameters].join(' ')} ended with code ${code}`))
		})
	})
}

/** Runs a command in this terminal; resolves to its exit code. */
export function openly(command, parameters, env = process.env) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, parameters, { cwd: root, env, stdio: 'inherit' })
		child.once('error', reject)
		child.once('exit', (code) => resolve(code ?? 1))
	})
}

/** How to call npm: the one that called us, with the Node that runs it; else the one on the path. */
export function npm(...parameters) {
	const { npm_execpath: script, npm_node_execpath: node } = process.env
	if (script?.endsWith('npm-cli.js')) return [node ?? process.execPath, [script, ...parameters]]
	if (process.platform !== 'win32') return ['npm', parameters]
	return [process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', 'npm', ...parameters]]
}

/** The environment of our scripts: packages' commands, and the pinned Node, come first on the path. */
export function scriptEnvironment() {
	const separator = process.platform === 'win32' ? ';' : ':'
	const path = `${join(root, 'node_modules', '.bin')}${separator}${process.env.PATH ?? process.env.Path ?? ''}`
	return { ...process.env, PATH: path }
}

/**
 * Installs exactly the lock file, when what is installed differs from it. `everything`: with what only tests and checks
 * need; running Touchline leaves that out, which is a third of the bytes, and is content with more.
 */
export async function install({ everything: asked } = { everything: true }) {
	const stamp = join(root, 'node_modules', '.touchline-lock')
	const lock = readFileSync(join(root, 'package-lock.json'))
	const hash = createHash('sha256').update(lock).digest('hex')
	const whole = `${hash} everything`
	const stamped = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
	// Whoever has run the tests once keeps what they need.
	const everything = asked || stamped.endsWith('everything')
	const enough = stamped === whole || (!everything && stamped === hash)
	if (!enough && !isInstalled(JSON.parse(lock.toString()), everything)) {
		const leaveOut = everything ? [] : ['--omit=dev']
		await step('Installing packages', () => quietly(...npm('ci', '--no-audit', '--no-fund', ...leaveOut)))
	}
	if (!enough) writeFileSync(stamp, everything ? whole : hash)
	await ensureNode()
}

/** Whether npm's own record of what it installed is the lock file, as after `npm install` by hand. */
function isInstalled(lock, everything) {
	const record = join(root, 'node_modules', '.package-lock.json')
	if (!existsSync(record)) return false
	const installed = JSON.parse(readFileSync(record, 'utf8')).packages
	const wanted = Object.entries(lock.packages).filter(
		([path, { dev }]) => path !== '' && (everything || !dev),
	)
	const fits = wanted.every(([path, { version, optional, devOptional }]) =>
		installed[path] ? installed[path].version === version : optional || devOptional,
	)
	return fits && Object.keys(installed).every((path) => path in lock.packages)
}

/** The pinned Node that runs everything but the scripts in bin/. */
export function nodeBinary() {
	return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** The package `node` brings its program by an install script, which npm may have blocked. */
async function ensureNode() {
	const wanted = JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8')).version
	const works = () =>
		spawnSync(nodeBinary(), ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${wanted}`
	if (existsSync(nodeBinary()) && works()) return
	await step(`Fetching Node ${wanted}`, () => quietly(...npm('rebuild', 'node', '--ignore-scripts=false')))
	if (!works()) throw new StepFailed(`Node ${wanted} could not be installed: npm rebuild node shows why.`)
}

/** Compiles messages and pages, when their sources changed since the last build. */
export async function build() {
	if (!needsBuild()) return
	await compileMessages()
	await buildPages()
}

const buildStamp = join(root, 'build', '.stamp')
const sourcesHash = () => hashOf([...sources, 'package-lock.json'])

/** Whether what the web part is made of changed since it was last built. */
export function needsBuild() {
	return !existsSync(buildStamp) || readFileSync(buildStamp, 'utf8') !== sourcesHash()
}

/** Texts in all languages, as the modules that pages, mails and the demo import. */
export function compileMessages() {
	return step('Compiling messages', () => quietly(...npm('run', 'i18n'), scriptEnvironment()))
}

/** The web part; its messages are compiled. */
export async function buildPages() {
	const hash = sourcesHash()
	rmSync(buildStamp, { force: true })
	const vite = [join('node_modules', 'vite', 'bin', 'vite.js'), 'build']
	await step('Building pages', () => quietly(nodeBinary(), vite, scriptEnvironment()))
	writeFileSync(buildStamp, hash)
}

function hashOf(paths) {
	const hash = createHash('sha256')
	const add = (path) => {
		if (path === generated || !existsSync(join(root, path))) return
		const entries = readEntries(path)
		if (!entries)
			hash
				.update(`${path}\0`)
				.update(readFileSync(join(root, path)))
				.update('\0')
		else for (const name of entries.sort()) add(join(path, name))
	}
	for (const path of paths) add(path)
	return hash.digest('hex')
}

function readEntries(path) {
	try {
		return readdirSync(join(root, path))
	} catch (error) {
		if (error.code === 'ENOTDIR') return undefined
		throw error
	}
}

/**
 * Runs a TypeScript program on the pinned Node until it ends, and ends as it did. The program stops by itself
 * when we are gone (its channel to us closes); we stop it when npm, which started us, is gone.
 * @returns its process, to which one may send
 */
export function runProgram(file, parameters) {
	// What was compiled once is not compiled again: a third of the time of a start.
	const env = { ...scriptEnvironment(), NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') }
	const options = { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }
	const child = spawn(nodeBinary(), [file, ...parameters], options)
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'))
	}
	const started = startedBy()
	const watch = setInterval(() => {
		if (process.env.npm_lifecycle_event && startedBy() !== started) child.kill('SIGTERM')
	}, 250)
	child.once('exit', (code, signal) => {
		clearInterval(watch)
		process.exit(code ?? (signal === 'SIGINT' ? 130 : 1))
	})
	return child
}

/** Our parent, and where the system tells it, the parent's parent: npm, or the shell in which npm runs us. */
function startedBy() {
	try {
		const line = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
		return `${process.ppid} ${line.slice(line.lastIndexOf(')')).split(' ')[2]}`
	} catch {
		return String(process.ppid)
	}
}

/** Ends a command of bin/ with a plain message instead of a stack. */
export async function command(work) {
	try {
		await work()
	} catch (error) {
		console.error(error instanceof StepFailed ? error.message : error)
		process.exit(1)
	}
}
