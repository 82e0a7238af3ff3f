import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { refusalText } from '#platform/refusals.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { importFinished, importStarted } from '../events.ts'
import { fieldDefinitions } from '../queries/client-row.ts'
import { countsOf, importer, importRow, problemText } from '../queries/import.ts'
import { type PlannedRow, planRows } from '../queries/import-matching.ts'
import { createClient } from './create-client.ts'
import { editClient } from './edit-client.ts'

/** Rows of one transaction: each is whole or not at all, and a screen can show how far it is. */
export const batch = 100

/**
 * 2.1: does the next hundred rows of a list, and says how many are left; asked again until none is. Stopped in between,
 * it goes on where it was. Each row is a `create-client` or `edit-client` of whoever runs it.
 */
export const runImport = useCase('clients.run-import', {
	input: z.object({ importId: Id }),
	output: z.object({
		created: z.number(),
		updated: z.number(),
		unchanged: z.number(),
		failed: z.number(),
		waiting: z.number(),
		total: z.number(),
	}),
	subject: async ({ db }, { importId }) => {
		// Two tabs on the same list take turns.
		await db.selectFrom('client_import').select('id').where('id', '=', importId).forUpdate().execute()
		return importRow(db, importId)
	},
	may: importer,
	conflicts: { client_email: 'conflict', client_external_id: 'conflict' },
	async run(acting, row) {
		const { db, now, emit } = acting
		const subject = { type: 'import', id: row.id }
		if (row.state === 'mapping') {
			await failUnreadable(acting, row)
			const { total } = await countsOf(db, row.id)
			await emit(importStarted, { subject, data: { importId: row.id, rows: total } })
		}
		for (const planned of await nextRows(acting, row)) await take(acting, row.id, planned)
		const counts = await countsOf(db, row.id)
		const done = counts.waiting === 0
		if (row.state === 'mapping' || (done && row.state !== 'done')) {
			await db
				.updateTable('client_import')
				.set(done ? { state: 'done', finished_at: now } : { state: 'running' })
				.where('id', '=', row.id)
				.execute()
		}
		if (done && row.state !== 'done') {
			const { created, updated, unchanged, failed } = counts
			await emit(importFinished, { subject, data: { importId: row.id, created, updated, unchanged, failed } })
		}
		return ok(counts)
	},
})

type ImportRow = NonNullable<Awaited<ReturnType<typeof importRow>>>

async function plannedRows(acting: Acting, row: ImportRow, limit: number): Promise<PlannedRow[]> {
	const waiting = await acting.db
		.selectFrom('client_import_row')
		.select(['number', 'cells'])
		.where('import_id', '=', row.id)
		.where('outcome', 'is', null)
		.orderBy('number')
		.limit(limit)
		.execute()
	const fields = await fieldDefinitions(acting.db)
	return planRows(acting, waiting, { headers: row.headers, mapping: row.mapping, fields })
}

const nextRows = (acting: Acting, row: ImportRow) => plannedRows(acting, row, batch)

/** At the start, over the whole list: rows that can't be read, or are about somebody an earlier row is about. */
async function failUnreadable(acting: Acting, row: ImportRow): Promise<void> {
	const planned = await plannedRows(acting, row, 100_000)
	for (const each of planned) {
		if (each.plan === null || each.plan.outcome === 'failed')
			await settle(acting, row.id, each.number, 'failed', problemText(each, acting.locale))
	}
}

async function take(acting: Acting, importId: string, row: PlannedRow): Promise<void> {
	const { plan, read } = row
	if (plan === null || plan.outcome === 'failed')
		return settle(acting, importId, row.number, 'failed', problemText(row, acting.locale))
	if (plan.outcome === 'unchanged') return settle(acting, importId, row.number, 'unchanged')
	const done =
		plan.outcome === 'created'
			? await acting.also(createClient, { ...read.values, firstName: read.values.firstName ?? '' })
			: await acting.also(editClient, { clientId: plan.clientId, ...plan.change })
	if (done.ok) return settle(acting, importId, row.number, plan.outcome)
	return settle(acting, importId, row.number, 'failed', refusalText(done.code, done.params, acting.locale))
}

async function settle(
	{ db }: Acting,
	importId: string,
	number: number,
	outcome: 'created' | 'updated' | 'unchanged' | 'failed',
	problem: string | null = null,
): Promise<void> {
	await db
		.updateTable('client_import_row')
		.set({ outcome, problem })
		.where('import_id', '=', importId)
		.where('number', '=', number)
		.execute()
}
