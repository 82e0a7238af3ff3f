import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { ProgramView } from '../fields.ts'
import { programView } from './programs.ts'

const states = ['all', 'draft', 'published', 'archived'] as const
type State = (typeof states)[number]

const Row = ProgramView.extend({ workouts: z.number().int() })

/** Programs by title, page by key; each word of `q` has to stand in the title, whatever its accents. Two statements. */
export const list = query('programs.list', {
	input: z.object({
		q: z.string().max(200).default(''),
		state: z.enum(states).default('all'),
		after: cursor(z.string(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({
		programs: z.array(Row),
		next: z.string().nullable(),
		counts: z.object({ all: z.number(), draft: z.number(), published: z.number(), archived: z.number() }),
	}),
	may: anyStaff,
	async run({ db }, _, { q, state, after, limit }) {
		const rows = await page(db, { q, state, after, limit })
		const last = rows[limit - 1]
		return {
			programs: rows
				.slice(0, limit)
				.map((row) => ({ ...programView(row), workouts: Number(row.workouts ?? 0) })),
			next: rows.length > limit && last ? cursorText(last.search_text ?? '', last.id) : null,
			counts: await counts(db),
		}
	},
})

function page(
	db: Db,
	asked: { q: string; state: State; after: [string, string] | undefined; limit: number },
) {
	let rows = db
		.selectFrom('program')
		.selectAll('program')
		.select((is) =>
			is
				.selectFrom('program_workout')
				.select(({ fn }) => fn.countAll<string>().as('workouts'))
				.whereRef('program_workout.studio_id', '=', 'program.studio_id')
				.whereRef('program_workout.program_id', '=', 'program.id')
				.as('workouts'),
		)
		.where(sql<boolean>`program.studio_id = current_studio()`)
	// Words are letters and numbers only, so that nothing in them is a wildcard.
	for (const word of asked.q
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, 10))
		rows = rows.where('search_text', 'like', sql<string>`'%' || fold(${word}) || '%'`)
	rows = rows.where('archived_at', asked.state === 'archived' ? 'is not' : 'is', null)
	if (asked.state === 'draft') rows = rows.where('published_at', 'is', null)
	if (asked.state === 'published') rows = rows.where('published_at', 'is not', null)
	if (asked.after) {
		const [title, id] = asked.after
		rows = rows.where(sql<boolean>`(search_text, id) > (${title}, ${id}::uuid)`)
	}
	return rows
		.orderBy('search_text')
		.orderBy('id')
		.limit(asked.limit + 1)
		.execute()
}

/** How many of each state: nobody has to guess where a program went. */
async function counts(db: Db): Promise<Record<State, number>> {
	const row = await db
		.selectFrom('program')
		.select(({ fn }) => [
			fn.countAll<string>().filterWhere('archived_at', 'is', null).as('all'),
			fn
				.countAll<string>()
				.filterWhere('archived_at', 'is', null)
				.filterWhere('published_at', 'is', null)
				.as('draft'),
			fn
				.countAll<string>()
				.filterWhere('archived_at', 'is', null)
				.filterWhere('published_at', 'is not', null)
				.as('published'),
			fn.countAll<string>().filterWhere('archived_at', 'is not', null).as('archived'),
		])
		.executeTakeFirstOrThrow()
	return {
		all: Number(row.all),
		draft: Number(row.draft),
		published: Number(row.published),
		archived: Number(row.archived),
	}
}
