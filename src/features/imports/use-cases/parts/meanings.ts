import { exercisesByName } from '#features/exercises/queries/by-name.ts'
import { exerciseNames } from '#features/exercises/queries/names.ts'
import { type ExerciseRef, keyOf, refOf } from '#features/exercises/rules/keys.ts'
import { folded } from '#features/exercises/rules/matching.ts'
import type { Acting } from '#platform/use-case.ts'
import type { Mapping } from '../../rules/columns.ts'

export type Meaning = { exercise: ExerciseRef | null; name: string }

/** What the names of exercises stand for: as was chosen, else what has that name, else the name alone. */
export async function meanings(
	{ db, locale }: Acting,
	mapping: Mapping,
	all: readonly string[],
): Promise<(name: string) => Meaning> {
	const names = [...new Set(all)]
	const byName = await exercisesByName(db, names)
	const chosen = new Map(mapping.names.map(({ name, choice }) => [folded(name), choice]))
	const refs = new Map<string, ExerciseRef | null>()
	for (const name of names) {
		const choice = chosen.get(folded(name))
		refs.set(folded(name), choice === 'name' ? null : (refOf(choice ?? '') ?? byName(name)))
	}
	const known = await exerciseNames(
		db,
		[...refs.values()].flatMap((ref) => (ref ? [keyOf(ref)] : [])),
		locale,
	)
	return (name) => {
		const ref = refs.get(folded(name)) ?? null
		const called = ref && known.get(keyOf(ref))
		return called ? { exercise: ref, name: called } : { exercise: null, name }
	}
}
