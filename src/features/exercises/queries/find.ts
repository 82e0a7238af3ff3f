import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { anyStaff } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { EquipmentWord, ExerciseView, MovementWord, Muscle } from '../fields.ts'
import { searchLibrary } from '../rules/library-search.ts'
import { folded, rankOf, wordsOf } from '../rules/matching.ts'
import { libraryView, ownView } from './views.ts'

const input = z.object({
	q: z.string().max(200).default(''),
	muscle: Muscle.optional(),
	equipment: EquipmentWord.optional(),
	movement: MovementWord.optional(),
	from: z.enum(['all', 'library', 'own', 'archived']).default('all'),
	after: cursor(z.string(), z.string()).optional(),
	limit: z.number().int().min(1).max(100).default(50),
})
type Input = z.output<typeof input>
type Found = { rank: number; sortName: string; view: ExerciseView }

/**
 * 3.3: the library and the studio's own in one list. With words: the best first, no further page (one types another
 * letter). Without: by name, page by key (`after`). The library is code, searched in memory; the studio's own is one
 * statement by trigram, so this stays one statement however long the list is.
 */
export const find = query('exercises.find', {
	input,
	output: z.object({ exercises: z.array(ExerciseView), next: z.string().nullable() }),
	may: anyStaff,
	async run({ db, locale }: Reading, _, asked) {
		const words = wordsOf(asked.q)
		const found: Found[] = asked.from === 'library' ? [] : await findOwn(db, words, asked)
		if (asked.from === 'library' || asked.from === 'all') {
			for (const { rank, sortName, exercise } of searchLibrary(words, asked, locale))
				found.push({ rank, sortName, view: libraryView(exercise, locale) })
		}
		found.sort((a, b) => a.rank - b.rank || compare(place(a), place(b)))
		const after = words.length === 0 ? asked.after?.join('\t') : undefined
		const from = after === undefined ? 0 : found.findIndex((each) => place(each) > after)
		const page = from < 0 ? [] : found.slice(from, from + asked.limit)
		const last = page.at(-1)
		const more = words.length === 0 && from >= 0 && found.length > from + asked.limit
		return {
			exercises: page.map(({ view }) => view),
			next: more && last ? cursorText(last.sortName, last.view.key) : null,
		}
	},
})

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const place = ({ sortName, view }: Found): string => `${sortName}\t${view.key}`

async function findOwn(db: Db, words: string[], asked: Input): Promise<Found[]> {
	let rows = db
		.selectFrom('exercise')
		.selectAll()
		.where('archived_at', asked.from === 'archived' ? 'is not' : 'is', null)
		.where(sql<boolean>`studio_id = current_studio()`)
	for (const word of words) rows = rows.where('search_text', 'like', `%${word}%`)
	if (asked.muscle)
		rows = rows.where(sql<SqlBool>`${asked.muscle} = any(primary_muscles || secondary_muscles)`)
	if (asked.equipment) rows = rows.where(sql<SqlBool>`${asked.equipment} = any(equipment)`)
	if (asked.movement) rows = rows.where('movement', '=', asked.movement)
	// A place is name, tab, key (a tab comes before every other sign): whoever stands at the same name is compared by key in memory.
	if (words.length === 0 && asked.after) rows = rows.where('sort_name', '>=', asked.after[0])
	const found = await rows
		.orderBy('sort_name')
		.orderBy('id')
		.limit(words.length > 0 ? 200 : asked.limit + 50)
		.execute()
	return found.map((row) => ({
		rank: words.length === 0 ? 0 : (rankOf(words, [row.name, ...row.aliases].map(folded)) ?? 9000),
		sortName: row.sort_name ?? '',
		view: ownView(row),
	}))
}
