// Finds or gets a Chromium for the browser journeys. Plain JavaScript, because bin/test.mjs runs it too.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const require = createRequire(import.meta.url)

/**
 * A browser proven to start: what Playwright's `launchOptions` need.
 * @typedef {{ from: string, executablePath: string, args: string[], env: Record<string, string> }} Browser
 */

/** @typedef {{ from: string, executablePath: string, env?: Record<string, string> }} Candidate */

/**
 * Looks at `CHROME_PATH`, an installed Chromium or Chrome, the one in npm's `@sparticuz/chromium`, and the one
 * Playwright has downloaded. With `mayInstall` it then tries Debian's package (as root) and Playwright's download.
 * @param {{ mayInstall: boolean }} options
 * @returns {Promise<Browser>}
 * @throws when none runs; the message says what was tried and why each failed
 */
export async function findBrowser({ mayInstall }) {
	/** @type {string[]} */
	const tried = []
	const sources = [given, installed, fromNpm, fromPlaywright]
	if (mayInstall) sources.push(fromDebian, downloadedByPlaywright)
	for (const source of sources) {
		try {
			const candidate = await source()
			if (candidate) return proven(candidate)
		} catch (error) {
			tried.push(`- ${error instanceof Error ? error.message : error}`)
		}
	}
	throw new Error(
		`No browser could be had, so the journeys in e2e/ can't run. Install Chromium or set CHROME_PATH.\n${tried.join('\n')}`,
	)
}

/**
 * @param {Candidate} candidate
 * @returns {Browser}
 */
function proven({ from, executablePath, env = {} }) {
	const all = /** @type {Record<string, string>} */ ({ ...process.env, ...env })
	const root = process.getuid?.() === 0
	const asked = spawnSync(executablePath, root ? ['--no-sandbox', '--version'] : ['--version'], {
		...{ env: all, encoding: 'utf8', timeout: 30_000 },
	})
	if (asked.status !== 0) {
		const why = asked.error?.message ?? asked.stderr.trim().split('\n')[0]
		throw new Error(`${from} (${executablePath}) does not start: ${why}`)
	}
	// Nothing but the journeys may use the network: no updates, no variations, no safe-browsing lists.
	const quiet = [
		'--disable-background-networking',
		'--disable-component-update',
		'--no-first-run',
		'--no-pings',
	]
	return { from, executablePath, env: all, args: root ? ['--no-sandbox', ...quiet] : quiet }
}

/** @returns {Candidate | undefined} */
function given() {
	const { CHROME_PATH } = process.env
	return CHROME_PATH ? { from: 'CHROME_PATH', executablePath: CHROME_PATH } : undefined
}

/** @returns {Candidate | undefined} */
function installed() {
	const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
	const folders = (process.env.PATH ?? '').split(delimiter)
	const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
	paths.push(
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	)
	const executablePath = paths.find((path) => existsSync(path))
	return executablePath ? { from: 'the installed browser', executablePath } : undefined
}

/** @returns {Promise<Candidate | undefined>} */
async function fromNpm() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
	const packaged = join(dirname(require.resolve('@sparticuz/chromium')), '..')
	const { version } = require(join(packaged, 'package.json'))
	const folder = join(root, 'node_modules/.cache/touchline-browser', version)
	if (!existsSync(folder)) await unpack(join(packaged, 'bin'), folder)
	return {
		from: '@sparticuz/chromium from npm',
		executablePath: join(folder, 'chromium'),
		// Its own libraries and fonts; only for the browser, so that nothing else loads them.
		env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
	}
}

/**
 * The package unpacks into the system's temporary folder and trusts what it finds there; a folder of our own, named
 * only when complete, keeps old and half-written browsers out.
 * @param {string} archives
 * @param {string} folder
 */
async function unpack(archives, folder) {
	const { inflate } = await import('@sparticuz/chromium')
	const draft = `${folder}.${process.pid}`
	const before = process.env.TMPDIR
	mkdirSync(draft, { recursive: true })
	process.env.TMPDIR = draft
	try {
		for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
			await inflate(join(archives, name))
		}
		writeFileSync(join(draft, 'fonts/fonts.conf'), fontsOf(folder))
		renameSync(draft, folder)
	} catch (error) {
		rmSync(draft, { recursive: true, force: true })
		if (!existsSync(folder)) throw error
	} finally {
		if (before === undefined) delete process.env.TMPDIR
		else process.env.TMPDIR = before
	}
}

/**
 * The package's own list names folders of another system: without ours, pages have no text at all.
 * @param {string} folder
 */
function fontsOf(folder) {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${folder}/fonts</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir>${folder}/fonts-cache</cachedir>
	<alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`
}

/** @returns {Promise<Candidate | undefined>} */
async function fromPlaywright() {
	const { chromium } = await import('@playwright/test')
	const executablePath = chromium.executablePath()
	return existsSync(executablePath) ? { from: "Playwright's browser", executablePath } : undefined
}

/** @returns {Candidate | undefined} */
function fromDebian() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
	attempt("Debian's package chromium", 'apt-get', ['update', '-qq'])
	attempt("Debian's package chromium", 'apt-get', [
		'install',
		'-y',
		'-qq',
		'--no-install-recommends',
		'chromium',
	])
	return { from: "Debian's package", executablePath: '/usr/bin/chromium' }
}

/** @returns {Promise<Candidate | undefined>} */
async function downloadedByPlaywright() {
	const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
	attempt("Playwright's download", process.execPath, [cli, 'install', 'chromium'])
	return fromPlaywright()
}

/**
 * @param {string} what
 * @param {string} command
 * @param {string[]} parameters
 */
function attempt(what, command, parameters) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	const { status, error, stderr } = spawnSync(command, parameters, {
		env,
		encoding: 'utf8',
		timeout: 600_000,
	})
	if (status !== 0)
		throw new Error(`${what} can't be had: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
}
