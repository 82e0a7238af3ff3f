/** One or two initials: "Anne-Sophie de Villiers" → "AV", "Léa" → "L". */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean)
	const first = firstLetter(words[0])
	const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
	return (first + last).toLocaleUpperCase()
}

/** A hue in degrees, the same for the same name everywhere. */
export function hueOf(name: string): number {
	let hash = 7
	for (const letter of name.normalize('NFC')) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973
	return (hash * 47) % 360
}

function firstLetter(word: string | undefined): string {
	return word?.match(/\p{L}|\p{N}/u)?.[0] ?? ''
}
