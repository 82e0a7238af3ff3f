import { sql } from 'kysely'
import { z } from 'zod'
import { exerciseNames } from '#features/exercises/queries/names.ts'
import { folded, wordsOf } from '#features/exercises/rules/matching.ts'
import { mayReadTraining } from '#features/training/permissions.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { recordsOf } from '../rules/records.ts'
import { bestSetsOf } from './best-sets.ts'
import { sayBest } from './saying.ts'
import { clientAsked } from './subjects.ts'

const pageSize = 20

const exerciseLine = z.object({
	exerciseKey: z.string(),
	name: z.string(),
	/** The best set, said to the reader. */
	best: z.string(),
	lastOn: z.string(),
})
export type ExerciseLine = z.infer<typeof exerciseLine>

/** 5.3: the exercises a client has logged, by name, each with its best. Twenty a page. */
export const exercises = query('records.exercises', {
	input: z.object({
		clientId: Id.optional(),
		q: z.string().trim().max(100).optional(),
		/** `next` of the page before. */
		after: cursor(z.string(), z.string()).optional(),
	}),
	output: z.object({
		clientId: z.string(),
		clientName: z.string(),
		exercises: z.array(exerciseLine),
		next: z.string().nullable(),
	}),
	subject: (reading, { clientId }) => clientAsked(reading, clientId),
	may: mayReadTraining,
	async run({ db, locale }, { client_id, name }, { q = '', after }) {
		const all = await everDone(db, client_id)
		const names = await exerciseNames(
			db,
			all.map(({ key }) => key),
			locale,
		)
		const words = wordsOf(q)
		const from = after ? { sort: after[0], key: after[1] } : null
		const found = all
			.map((each) => ({ ...each, name: names.get(each.key) ?? each.name }))
			.map((each) => ({ ...each, sort: folded(each.name) }))
			.filter(({ sort }) => words.every((word) => sort.includes(word)))
			.sort(inOrder)
			.filter((each) => from === null || inOrder(each, from) > 0)
		const shown = found.slice(0, pageSize)
		const last = found.length > pageSize ? shown.at(-1) : undefined
		const sets = await bestSetsOf(db, { clientId: client_id, keys: shown.map(({ key }) => key) })
		return {
			clientId: client_id,
			clientName: name,
			exercises: shown.map((each) => ({
				exerciseKey: each.key,
				name: each.name,
				best: sayBest(recordsOf(sets.get(each.key) ?? []), locale),
				lastOn: each.lastOn,
			})),
			next: last ? cursorText(last.sort, last.key) : null,
		}
	},
})

type Place = { sort: string; key: string }
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: Place, b: Place) => compared(a.sort, b.sort) || compared(a.key, b.key)

/**
 * Every exercise once, with the name it had last: from key to key through the index, so that it takes as long as there are
 * exercises, however many sets there are.
 */
async function everDone(db: Db, clientId: string) {
	const { rows } = await sql<{ key: string; name: string; lastOn: string }>`
		with recursive done as (
			(select exercise_key as key from logged_set where client_id = ${clientId}::uuid order by exercise_key limit 1)
			union all
			select (select exercise_key from logged_set s where s.client_id = ${clientId}::uuid and s.exercise_key > done.key
				order by s.exercise_key limit 1)
			from done where done.key is not null
		)
		select done.key, latest.exercise_name as name, log.on_date as "lastOn"
		from done cross join lateral (
			select studio_id, log_id, exercise_name from logged_set s
			where s.client_id = ${clientId}::uuid and s.exercise_key = done.key order by s.done_at desc limit 1
		) latest
		join training_log log on log.studio_id = latest.studio_id and log.id = latest.log_id
		where done.key is not null`.execute(db)
	return rows
}
