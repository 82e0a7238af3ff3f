// The ceiling: node:http and one SELECT on the same database, nothing else. BARE_SQL is what it asks, BARE_AS=html how it answers.
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.BARE_URL, max: 10 })
const text = process.env.BARE_SQL ?? 'select 1'
const values: unknown[] = JSON.parse(process.env.BARE_VALUES ?? '[]')

createServer(async (request, response) => {
	if (request.url === '/health') return response.end('ok')
	const { rows } = await pool.query({ name: 'bare', text, values })
	const html = process.env.BARE_AS === 'html'
	response.writeHead(200, { 'content-type': html ? 'text/html' : 'application/json' })
	response.end(html ? pageOf(rows) : JSON.stringify(rows))
}).listen(Number(process.env.PORT), 'localhost')
/** The rows as a page would have them at least. */
const pageOf = (rows: Record<string, unknown>[]): string =>
	`<!doctype html><ul>${rows.map((row) => `<li>${Object.values(row).map(escaped).join(' · ')}</li>`).join('')}</ul>`
const escaped = (value: unknown): string =>
	String(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

process.on('SIGTERM', () => process.exit(0))
