import { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches, permission } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Mapping } from '../rules/import-columns.ts'
import { fieldDefinitions } from './client-row.ts'
import { type PlannedRow, planRows } from './import-matching.ts'

const Counts = z.object({
	created: z.number(),
	updated: z.number(),
	unchanged: z.number(),
	failed: z.number(),
	/** Rows still to be done. */
	waiting: z.number(),
	total: z.number(),
})
export type ImportCounts = z.output<typeof Counts>

/** Whoever uploaded a list works on it; an owner may look too. */
export const importer = permission<{ staff_id: string }>(
	'whoever uploaded the list, or an owner',
	async (asking, { staff_id }) => {
		if (!(await coaches.allows(asking, undefined))) return false
		const { actor } = asking
		if (actor.kind === 'staff') return actor.role === 'owner' || actor.id === staff_id
		return actor.kind === 'key' && (actor.role === 'owner' || actor.staffId === staff_id)
	},
)

export async function importRow(db: Db, importId: string) {
	const row = await db.selectFrom('client_import').selectAll().where('id', '=', importId).executeTakeFirst()
	return row && { ...row, mapping: Mapping.parse(row.mapping) }
}

/** How far a list is: its columns, what they were taken for, and the counts so far. */
export const importState = query('clients.import-state', {
	input: z.object({ importId: Id }),
	output: z.object({
		id: z.string(),
		fileName: z.string(),
		headers: z.array(z.string()),
		examples: z.array(z.array(z.string())),
		mapping: Mapping,
		state: z.enum(['mapping', 'running', 'done']),
		counts: Counts,
	}),
	subject: ({ db }, { importId }) => importRow(db, importId),
	may: importer,
	async run({ db }, row) {
		const examples = await db
			.selectFrom('client_import_row')
			.select('cells')
			.where('import_id', '=', row.id)
			.orderBy('number')
			.limit(3)
			.execute()
		return {
			id: row.id,
			fileName: row.file_name,
			headers: row.headers,
			examples: examples.map(({ cells }) => cells),
			mapping: row.mapping,
			state: row.state as 'mapping' | 'running' | 'done',
			counts: await countsOf(db, row.id),
		}
	},
})

export async function countsOf(db: Db, importId: string): Promise<ImportCounts> {
	const rows = await db
		.selectFrom('client_import_row')
		.select((is) => ['outcome', is.fn.countAll<string>().as('count')])
		.where('import_id', '=', importId)
		.groupBy('outcome')
		.execute()
	const of = (outcome: string | null) => Number(rows.find((row) => row.outcome === outcome)?.count ?? 0)
	const [created, updated, unchanged, failed] = [of('created'), of('updated'), of('unchanged'), of('failed')]
	const waiting = of(null)
	const total = created + updated + unchanged + failed + waiting
	return { created, updated, unchanged, failed, waiting, total }
}

/** A sentence per thing that is wrong with a row. */
export function problemText({ read, plan }: PlannedRow, locale: Locale): string {
	const say = { locale }
	if (plan?.outcome === 'failed') return m[`clients_plan_${plan.problem}`]({}, say)
	return read.problems.map(({ column, code }) => m[`clients_row_${code}`]({ column }, say)).join(' ')
}

const outcomeOf = ({ plan }: PlannedRow) => plan?.outcome ?? 'failed'

/** 2.1: the dry run: what would become of every row, changing nothing. The first rows of each kind are shown. */
export const importPlan = query('clients.import-plan', {
	input: z.object({ importId: Id }),
	output: z.object({
		counts: Counts.omit({ waiting: true }),
		failed: z.array(z.object({ number: z.number(), cells: z.array(z.string()), problem: z.string() })),
		updated: z.array(z.object({ number: z.number(), name: z.string() })),
		created: z.array(z.object({ number: z.number(), name: z.string(), email: z.string() })),
	}),
	subject: ({ db }, { importId }) => importRow(db, importId),
	may: importer,
	async run(reading, row) {
		const rows = await reading.db
			.selectFrom('client_import_row')
			.select(['number', 'cells'])
			.where('import_id', '=', row.id)
			.orderBy('number')
			.execute()
		const fields = await fieldDefinitions(reading.db)
		const planned = await planRows(reading, rows, { headers: row.headers, mapping: row.mapping, fields })
		const of = (outcome: string) => planned.filter((each) => outcomeOf(each) === outcome)
		const [created, updated, failed] = [of('created'), of('updated'), of('failed')]
		const name = ({ read: { values } }: PlannedRow) =>
			`${values.firstName ?? ''} ${values.lastName ?? ''}`.trim()
		return {
			counts: {
				created: created.length,
				updated: updated.length,
				failed: failed.length,
				unchanged: rows.length - created.length - updated.length - failed.length,
				total: rows.length,
			},
			failed: failed.slice(0, 50).map((each) => ({
				number: each.number,
				cells: each.cells,
				problem: problemText(each, reading.locale),
			})),
			updated: updated.slice(0, 20).map((each) => ({ number: each.number, name: name(each) })),
			created: created
				.slice(0, 20)
				.map((each) => ({ number: each.number, name: name(each), email: each.read.values.email ?? '' })),
		}
	},
})

/** The rows that were not taken, as they came, with why: to be corrected and read in again. */
export const importErrors = query('clients.import-errors', {
	input: z.object({ importId: Id }),
	output: z.object({
		fileName: z.string(),
		headers: z.array(z.string()),
		rows: z.array(z.object({ number: z.number(), cells: z.array(z.string()), problem: z.string() })),
	}),
	subject: ({ db }, { importId }) => importRow(db, importId),
	may: importer,
	async run(reading, row) {
		const rows = await reading.db
			.selectFrom('client_import_row')
			.select(['number', 'cells', 'outcome', 'problem'])
			.where('import_id', '=', row.id)
			.orderBy('number')
			.execute()
		const { file_name: fileName, headers } = row
		const failed = rows.filter(({ outcome }) => outcome === 'failed')
		const done = failed.map(({ number, cells, problem }) => ({ number, cells, problem: problem ?? '' }))
		if (row.state !== 'mapping') return { fileName, headers, rows: done }
		const fields = await fieldDefinitions(reading.db)
		const planned = await planRows(reading, rows, { headers, mapping: row.mapping, fields })
		const wrong = planned.filter((each) => outcomeOf(each) === 'failed')
		return {
			fileName,
			headers,
			rows: wrong.map((each) => ({
				number: each.number,
				cells: each.cells,
				problem: problemText(each, reading.locale),
			})),
		}
	},
})
