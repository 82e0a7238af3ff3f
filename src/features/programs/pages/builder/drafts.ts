import type { WorkoutContent } from '../../rules/content.ts'

/** What was typed into a workout and isn't acknowledged by the server yet. `version` 0: the workout itself isn't. */
export type Draft = {
	id: string
	week: number
	day: number
	title: string
	content: WorkoutContent
	version: number
}

/** Drafts of one person in one program, kept by the browser through reloads and crashes. */
export class Drafts {
	readonly #prefix: string
	constructor(me: string, programId: string) {
		this.#prefix = `touchline.draft.${me}.${programId}.`
	}

	keep(draft: Draft): void {
		try {
			localStorage.setItem(this.#prefix + draft.id, JSON.stringify(draft))
		} catch {
			// Full or forbidden: saving to the server goes on without this net.
		}
	}

	drop(id: string): void {
		try {
			localStorage.removeItem(this.#prefix + id)
		} catch {
			// Forbidden: then nothing was kept either.
		}
	}

	all(): Draft[] {
		try {
			const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix))
			return keys.flatMap((key) => readable(localStorage.getItem(key)))
		} catch {
			return []
		}
	}
}

function readable(text: string | null): Draft[] {
	try {
		const draft = JSON.parse(text ?? '') as Draft
		return typeof draft.id === 'string' && Array.isArray(draft.content?.sections) ? [draft] : []
	} catch {
		return []
	}
}
