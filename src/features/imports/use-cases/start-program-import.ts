import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { refuse, useCase } from '#platform/use-case.ts'
import { importLimits } from '../rules/limits.ts'
import { guessProgramMapping } from '../rules/read-program-row.ts'
import { takeFile } from './parts/take-file.ts'

/**
 * Issue 5.8: takes a program out of a spreadsheet: a row per exercise, with its week, its day and its sets as they are typed
 * (3.2). For a new program, or one that is there, which then gets what it doesn't have.
 */
export const startProgramImport = useCase('imports.start-program-import', {
	input: z.object({
		fileName: z.string().max(300).default('program.csv'),
		/** The table as text, with a first line of column names. */
		content: z.string().max(importLimits.bytes),
		/** Left out: a new one. */
		programId: Id.optional(),
		/** Of a new one; left out, the file's name. */
		title: z.string().trim().min(1).max(120).optional(),
		type: z.enum(['plan', 'one_to_one']).default('plan'),
	}),
	output: z.object({ importId: z.string() }),
	may: coaches,
	async run(acting, _, { programId, title, type, ...file }) {
		const known = programId === undefined ? null : await programOf(acting, programId)
		if (programId !== undefined && !known) return refuse('not_found')
		const named = file.fileName
			.replace(/\.[a-z]{2,4}$/i, '')
			.trim()
			.slice(0, 120)
		const goal = {
			...{ brings: 'program' as const, program_id: known?.id ?? null },
			...{ program_title: known?.title ?? (title || named || '1'), program_type: type },
		}
		return takeFile(acting, file, goal, guessProgramMapping)
	},
})

const programOf = ({ db }: Parameters<typeof takeFile>[0], programId: string) =>
	db.selectFrom('program').select(['id', 'title']).where('id', '=', programId).executeTakeFirst()
