import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { states } from './subjects.ts'

/** Imports of programs that a coach brought, all of them for an owner, newest first. */
export const programImports = query('imports.program-imports', {
	input: z.object({}),
	output: z.object({
		imports: z.array(
			z.object({
				...{ id: z.string(), fileName: z.string(), createdAt: z.string(), rows: z.number() },
				state: z.enum(states as unknown as [string, ...string[]]),
				program: z.object({ id: z.string().nullable(), title: z.string() }),
			}),
		),
	}),
	may: coaches,
	async run({ db, actor }) {
		const all = (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'owner'
		const rows = await db
			.selectFrom('training_import')
			.select(['id', 'file_name', 'created_at', 'state', 'total', 'program_id', 'program_title'])
			.where('brings', '=', 'program')
			.$if(!all, (is) => is.where('staff_id', '=', staffIdOf(actor)))
			.orderBy('id', 'desc')
			.limit(50)
			.execute()
		return {
			imports: rows.map((row) => ({
				...{ id: row.id, fileName: row.file_name, state: row.state, rows: row.total },
				createdAt: row.created_at.toISOString(),
				program: { id: row.program_id, title: row.program_title ?? '' },
			})),
		}
	},
})
