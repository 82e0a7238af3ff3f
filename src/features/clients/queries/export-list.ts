import { sql } from 'kysely'
import { z } from 'zod'
import { cursorText } from '#platform/cursor.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { fieldDefinitions } from './client-row.ts'
import { byName, ClientFilters, filtered, planForThisSearch } from './list-clients.ts'

/** The list as a table to take away, a thousand rows at a time; the columns are those an import knows again. */
export const exportList = query('clients.export-list', {
	input: ClientFilters.extend({ after: byName.optional() }),
	output: z.object({
		headers: z.array(z.string()),
		rows: z.array(z.array(z.union([z.string(), z.number()]).nullable())),
		next: z.string().nullable(),
	}),
	may: anyStaff,
	async run(reading, _, { after, ...filters }) {
		await planForThisSearch(reading, filters)
		const fields = await fieldDefinitions(reading.db)
		let chosen = filtered(reading.db.selectFrom('client_directory as c'), filters, reading.actor)
		if (after) chosen = chosen.where(sql<boolean>`(c.sort_name, c.id) > (${after[0]}, ${after[1]}::uuid)`)
		const found = await chosen
			.innerJoin('client', (on) =>
				on.onRef('client.studio_id', '=', 'c.studio_id').onRef('client.id', '=', 'c.id'),
			)
			.select(['client.id', 'client.first_name', 'client.last_name', 'client.email', 'client.phone'])
			.select([
				'client.born_on',
				'client.locale',
				'client.tags',
				'client.external_id',
				'client.custom_fields',
			])
			.select(['client.archived_at', 'c.sort_name'])
			.orderBy('c.sort_name')
			.orderBy('c.id')
			.limit(1001)
			.execute()
		const shown = found.slice(0, 1000)
		const last = found.length > 1000 ? shown.at(-1) : undefined
		return {
			headers: [...columns, ...fields.map(({ name }) => name)],
			rows: shown.map((row) => [
				...[row.first_name, row.last_name, row.email, row.phone, row.born_on, row.locale],
				...[row.tags.join(', '), row.external_id, row.archived_at?.toISOString().slice(0, 10) ?? null],
				...fields.map(({ id }) => (row.custom_fields as Record<string, string | number>)[id] ?? null),
			]),
			next: last ? cursorText(last.sort_name ?? '', last.id) : null,
		}
	},
})

const columns = [
	'First name',
	'Last name',
	'Email',
	'Phone',
	'Birthday',
	'Language',
	'Tags',
	'External id',
	'Archived',
]
