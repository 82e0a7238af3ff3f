import type { Choice } from './choice.ts'

type Found = { exercises: { key: string; name: string; own: boolean; aliases: string[] }[] }

const known = new Map<string, Choice[]>()

/** Exercises whose name fits what was typed, best first; asked once for each text. */
export async function findExercises(text: string): Promise<Choice[]> {
	const query = text.trim().toLowerCase()
	if (query === '') return []
	const before = known.get(query)
	if (before) return before
	const response = await fetch(`/coach/exercises/find?q=${encodeURIComponent(query)}`).catch(() => null)
	if (!response?.ok) return []
	const { exercises } = (await response.json()) as Found
	const choices = exercises.map(({ key, name, aliases }) => ({ value: key, label: name, note: aliases[0] }))
	if (known.size > 500) known.clear()
	known.set(query, choices)
	return choices
}
