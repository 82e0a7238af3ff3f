import type { WorkoutContent, WorkoutItem, WorkoutSection } from '#features/programs/rules/content.ts'
import { contentLimits as limits } from '#features/programs/rules/limits.ts'
import { parseSets } from '#features/programs/rules/notation.ts'

/** What an exercise's name stands for in the library; null where it stands for nothing known. */
export type FindExercise = (name: string) => WorkoutItem['exercise']

type Ids = () => string

/**
 * A workout as plain text, good on a phone: one line per exercise with its sets behind a colon, `# ` begins a section,
 * `> ` is a note on what stands above it.
 *
 *     # Main
 *     Back squat: 5x5 @80% r120
 *     > pause at the bottom
 */
export function plainText(content: WorkoutContent): string {
	const lines: string[] = content.note ? noteLines(content.note) : []
	for (const [at, section] of content.sections.entries()) {
		if (at > 0 || section.name !== '' || section.note) lines.push('', `# ${section.name}`.trimEnd())
		if (section.note) lines.push(...noteLines(section.note))
		for (const item of section.items) {
			lines.push(item.line === '' ? item.name : `${item.name}: ${item.line.replaceAll('\n', '; ')}`)
			if (item.note) lines.push(...noteLines(item.note))
		}
	}
	return lines.join('\n').trim()
}

const noteLines = (note: string) => note.split('\n').map((line) => `> ${line}`)

/**
 * Reads such a text. Sections and exercises that were there before keep their ids, kinds, timing and videos, so that logged sets
 * still find them; what can't be read as sets stays as text (3.2). Texts beyond the limits are cut, never refused here:
 * the schema has the last word.
 */
export function contentOfText(
	text: string,
	before: WorkoutContent | null,
	find: FindExercise,
	newId: Ids,
): WorkoutContent {
	const known = new Reuse(before)
	const sections: WorkoutSection[] = []
	const notes: string[] = []
	let noted: { note?: string } | null = null
	for (const line of text.split('\n').map((each) => each.trim())) {
		if (line === '') continue
		if (line.startsWith('>')) {
			const note = line.slice(1).trim()
			if (noted) noted.note = noted.note ? `${noted.note}\n${note}` : note
			else notes.push(note)
		} else if (line.startsWith('#')) {
			const section = known.section(line.replace(/^#+\s*/, '').slice(0, limits.name), newId)
			sections.push(section)
			noted = section
		} else {
			const section = sections.at(-1) ?? known.section('', newId)
			if (sections.length === 0) sections.push(section)
			const item = itemOf(line, known, find, newId)
			section.items.push(item)
			noted = item
		}
	}
	return {
		v: 1,
		sections,
		...(notes.length > 0 ? { note: notes.join('\n') } : {}),
		...(before?.videoUrl ? { videoUrl: before.videoUrl } : {}),
	}
}

function itemOf(text: string, known: Reuse, find: FindExercise, newId: Ids): WorkoutItem {
	const [name, line] = nameAndLine(text)
	const old = known.item(name)
	return {
		id: old?.id ?? newId(),
		exercise: old?.exercise ?? find(name),
		name: name.slice(0, limits.name),
		...(old?.videoUrl ? { videoUrl: old.videoUrl } : {}),
		line: line.slice(0, limits.line),
		sets: parseSets(line.slice(0, limits.line)).sets,
	}
}

// "Back squat: 5x5", and "Back squat 5x5" as one types it in a hurry.
export function nameAndLine(text: string): [string, string] {
	const colon = text.indexOf(':')
	if (colon > 0 && !/\d$/.test(text.slice(0, colon)))
		return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
	const start = text.search(/\s(?=\d+\s*[x×]\s*\d|amrap\b|\d+\s*(?:s|sec|min)\b|\d+(?:\s*,\s*\d+)+)/i)
	return start > 0 ? [text.slice(0, start).trim(), text.slice(start).trim()] : [text, '']
}

/** Hands out what was there before, each thing once, by name. */
class Reuse {
	readonly #sections: WorkoutSection[]
	readonly #items: WorkoutItem[]
	constructor(before: WorkoutContent | null) {
		this.#sections = [...(before?.sections ?? [])]
		this.#items = this.#sections.flatMap((section) => section.items)
	}
	section(name: string, newId: Ids): WorkoutSection {
		const at = this.#sections.findIndex((section) => section.name === name)
		const [old] = at >= 0 ? this.#sections.splice(at, 1) : []
		return {
			...{ id: old?.id ?? newId(), name, kind: old?.kind ?? 'straight', items: [] },
			...(old?.timing ? { timing: old.timing } : {}),
			...(old?.benchmark ? { benchmark: old.benchmark } : {}),
		}
	}
	item(name: string): WorkoutItem | undefined {
		const at = this.#items.findIndex((item) => item.name === name)
		return at >= 0 ? this.#items.splice(at, 1)[0] : undefined
	}
}
