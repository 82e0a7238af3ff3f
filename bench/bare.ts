// The ceiling: node:http and one SELECT on the same database, nothing else. BARE_SQL is what it asks.
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.BARE_URL, max: 10 })
const text = process.env.BARE_SQL ?? 'select 1'
const values: unknown[] = JSON.parse(process.env.BARE_VALUES ?? '[]')

createServer(async (request, response) => {
	if (request.url === '/health') return response.end('ok')
	const { rows } = await pool.query({ name: 'bare', text, values })
	response.writeHead(200, { 'content-type': 'application/json' })
	response.end(JSON.stringify(rows))
}).listen(Number(process.env.PORT), 'localhost')
process.on('SIGTERM', () => process.exit(0))
