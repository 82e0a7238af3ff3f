import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { exerciseLibrary } from '../library/library.ts'
import type { ExerciseRef } from '../rules/keys.ts'
import { folded } from '../rules/matching.ts'

const inLibrary = new Map(
	exerciseLibrary.flatMap((exercise) =>
		[exercise.name.en, exercise.name.fr, ...exercise.aliases.en, ...exercise.aliases.fr].map(
			(name) => [folded(name), exercise.id] as const,
		),
	),
)

/**
 * What names stand for, by name or alias said in full, whatever accents and capitals: the studio's own before the library's. A
 * name that stands for nothing is missing from the answer. At most one statement, whatever the number of names.
 */
export async function exercisesByName(
	db: Db,
	names: Iterable<string>,
): Promise<(name: string) => ExerciseRef | null> {
	const wanted = [...new Set([...names].map((name) => folded(name.trim())).filter(Boolean))]
	const own = wanted.length === 0 ? [] : await ownByName(db, wanted)
	const ids = new Map(own.map(({ said, id }) => [said, id]))
	return (name) => {
		const said = folded(name.trim())
		const [ownId, libraryId] = [ids.get(said), inLibrary.get(said)]
		if (ownId) return { source: 'studio', id: ownId }
		return libraryId ? { source: 'library', id: libraryId } : null
	}
}

async function ownByName(db: Db, wanted: string[]): Promise<{ said: string; id: string }[]> {
	const { rows } = await sql<{ said: string; id: string }>`
		select distinct on (said) said, id from (
			select sort_name as said, id, 0 as alias from exercise
				where archived_at is null and sort_name = any (${wanted})
			union all
			select fold(alias), id, 1 from exercise, unnest(aliases) alias
				where archived_at is null and cardinality(aliases) > 0 and fold(alias) = any (${wanted})
		) named order by said, alias, id`.execute(db)
	return rows
}
