export type Choice = { value: string; label: string; note?: string | undefined }

type Found = { exercises: { key: string; name: string; aliases: string[] }[] }

const known = new Map<string, Choice[]>()

/** Exercises of the library and the studio's own whose name fits what was typed, best first; asked once for each text. */
export async function findExercises(text: string): Promise<Choice[]> {
	const query = text.trim().toLowerCase()
	const before = known.get(query)
	if (before) return before
	const response = await fetch(`/coach/exercises/find?q=${encodeURIComponent(query)}`).catch(() => null)
	if (!response?.ok) return []
	const { exercises } = (await response.json()) as Found
	const found = exercises.map(({ key, name, aliases: [note] }) => ({ value: key, label: name, note }))
	known.set(query, found)
	return found
}
