import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { exercisesByName } from '#features/exercises/queries/by-name.ts'
import { exerciseNames } from '#features/exercises/queries/names.ts'
import { searchLibrary } from '#features/exercises/rules/library-search.ts'
import { wordsOf } from '#features/exercises/rules/matching.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { mayImport } from '../permissions.ts'
import { Mapping } from '../rules/columns.ts'
import type { ProgramRowProblem } from '../rules/read-program-row.ts'
import type { RowProblem } from '../rules/read-row.ts'
import { countsOf } from './counts.ts'
import { type ImportRow, importOf, states } from './subjects.ts'

const suggestion = z.object({ key: z.string(), name: z.string() })
const named = z.object({
	name: z.string(),
	rows: z.number(),
	/** What was chosen, else `name`. */
	choice: z.string(),
	suggestions: z.array(suggestion),
})
export type NamedExercise = z.infer<typeof named>

/** Issue 5.8: where an import stands: its columns and what they are taken for, what would be made, what is wrong with which row. */
export const trainingImport = query('imports.import', {
	input: z.object({ importId: Id }),
	output: z.object({
		id: z.string(),
		/** Null of a program. */
		clientId: z.string().nullable(),
		brings: z.enum(['training', 'program']),
		/** What it is or will be put into, of a program. */
		program: z
			.object({
				id: z.string().nullable(),
				title: z.string(),
				workouts: z.number(),
				weeks: z.number(),
				asText: z.number(),
			})
			.nullable(),
		fileName: z.string(),
		state: z.enum(states as unknown as [string, ...string[]]),
		done: z.number(),
		total: z.number(),
		headers: z.array(z.string()),
		samples: z.array(z.array(z.string())),
		mapping: Mapping,
		counts: z.object({
			...{
				made: z.number(),
				known: z.number(),
				failed: z.number(),
				leftOut: z.number(),
				waiting: z.number(),
			},
		}),
		/** What the rows that wait are: so many workouts between two days. */
		logs: z.object({ count: z.number(), from: z.string().nullable(), to: z.string().nullable() }),
		/** The first rows that can't be taken, as they came, with why. */
		failed: z.array(z.object({ number: z.number(), cells: z.array(z.string()), problem: z.string() })),
		/** Names that stand for no exercise yet, the most frequent first. */
		unknown: z.array(named),
	}),
	subject: ({ db }, { importId }) => importOf(db, importId),
	may: mayImport,
	async run(reading, row) {
		const { db, locale } = reading
		const failed = await db
			.selectFrom('training_import_row')
			.select(['number', 'cells', 'problem'])
			.where('import_id', '=', row.id)
			.where('outcome', '=', 'failed')
			.orderBy('number')
			.limit(50)
			.execute()
		const { rows: logs } = await sql<{ count: number; from: string | null; to: string | null }>`
			select count(distinct (said ->> 'onDate', lower(said ->> 'title')))::int as count,
				min(said ->> 'onDate') as from, max(said ->> 'onDate') as to
			from training_import_row where import_id = ${row.id}::uuid and outcome is null and said is not null`.execute(
			db,
		)
		return {
			...{ id: row.id, clientId: row.client_id, brings: row.brings as 'training' | 'program' },
			program: await programOf(reading, row),
			...{ fileName: row.file_name, state: row.state },
			...{
				done: row.done,
				total: row.total,
				headers: row.headers,
				samples: row.samples,
				mapping: row.mapping,
			},
			counts: await countsOf(db, row.id),
			logs: logs[0] ?? { count: 0, from: null, to: null },
			failed: failed.map(({ problem, ...each }) => ({
				...each,
				problem: problemText(problem ?? '', locale),
			})),
			unknown: await unknownNames(reading, row.id, row.mapping),
		}
	},
})

/** What its rows make of the program: how many workouts in how many weeks, and lines that are kept as text (3.2). */
async function programOf({ db }: Reading, { id, brings, program_id, program_title }: ImportRow) {
	if (brings !== 'program') return null
	const { rows } = await sql<{ workouts: number; weeks: number; asText: number }>`
		select count(distinct (said ->> 'week', said ->> 'day', lower(said ->> 'workout')))::int as workouts,
			coalesce(max((said ->> 'week')::int), 0) as weeks,
			count(*) filter (where said ->> 'read' = 'false')::int as "asText"
		from training_import_row
		where import_id = ${id}::uuid and said is not null and outcome is distinct from 'left_out'`.execute(db)
	return { id: program_id, title: program_title ?? '', ...(rows[0] as (typeof rows)[0]) }
}

/** A sentence for each thing that is wrong with a row. */
function problemText(problem: string, locale: 'en' | 'fr'): string {
	const codes = problem.split(' ').filter(Boolean) as (
		| RowProblem
		| ProgramRowProblem
		| 'too_many_sets'
		| 'too_many_sections'
	)[]
	return codes.map((code) => m[`imports_row_${code}`]({}, { locale })).join(' ')
}

async function unknownNames(
	{ db, locale }: Reading,
	importId: string,
	mapping: Mapping,
): Promise<NamedExercise[]> {
	const { rows } = await sql<{ name: string; rows: number }>`
		select min(said ->> 'exercise') as name, count(*)::int as rows from training_import_row
		where import_id = ${importId}::uuid and said is not null
		group by fold(said ->> 'exercise') order by 2 desc, 1 limit 500`.execute(db)
	const byName = await exercisesByName(
		db,
		rows.map(({ name }) => name),
	)
	const chosen = new Map(mapping.names.map(({ name, choice }) => [name, choice]))
	const unknown = rows.filter(({ name }) => chosen.has(name) || !byName(name)).slice(0, 200)
	const chosenNames = await exerciseNames(db, [...chosen.values()], locale)
	return unknown.map(({ name, rows: count }) => {
		const choice = chosen.get(name) ?? 'name'
		const meant = chosenNames.get(choice)
		const suggestions = suggestionsFor(name, locale).filter(({ key }) => key !== choice)
		return {
			...{ name, rows: count, choice },
			suggestions: [...(meant ? [{ key: choice, name: meant }] : []), ...suggestions],
		}
	})
}

/** Exercises of the library that have all words of a name, else those that have one of them. */
function suggestionsFor(name: string, locale: 'en' | 'fr') {
	const words = wordsOf(name)
	const found = (asked: string[]) => (asked.length > 0 ? searchLibrary(asked, {}, locale) : [])
	const all = found(words)
	const some =
		all.length > 0 ? all : words.filter(({ length }) => length > 3).flatMap((word) => found([word]))
	const ranked = some.toSorted((one, other) => one.rank - other.rank)
	return [...new Map(ranked.map(({ exercise }) => [exercise.id, exercise])).values()]
		.slice(0, 5)
		.map(({ id, name: names }) => ({ key: `lib:${id}`, name: names[locale] }))
}

/** Imports of a client, newest first. */
export const imports = query('imports.imports', {
	input: z.object({ clientId: Id }),
	output: z.object({
		imports: z.array(
			z.object({
				...{ id: z.string(), fileName: z.string(), createdAt: z.string(), rows: z.number() },
				state: z.enum(states as unknown as [string, ...string[]]),
			}),
		),
	}),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select('id as client_id').where('id', '=', clientId).executeTakeFirst(),
	may: coachOf,
	async run({ db }, { client_id }) {
		const rows = await db
			.selectFrom('training_import')
			.select(['id', 'file_name', 'created_at', 'state', 'total'])
			.where('client_id', '=', client_id)
			.orderBy('id', 'desc')
			.limit(50)
			.execute()
		return {
			imports: rows.map((row) => ({
				...{ id: row.id, fileName: row.file_name, state: row.state, rows: row.total },
				createdAt: row.created_at.toISOString(),
			})),
		}
	},
})
