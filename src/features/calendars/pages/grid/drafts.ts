import type { Column } from './known.ts'

/** A column with something the server hasn't acknowledged yet. */
export type Draft = { lines: string[]; column: Column }

/** What one person wrote into one week, kept by the browser through reloads and crashes until the server has it. */
export class Drafts {
	readonly #key: string
	constructor(me: string, calendarId: string, from: string) {
		this.#key = `touchline.week.${me}.${calendarId}.${from}`
	}

	keep(drafts: Record<number, Draft>): void {
		try {
			if (Object.keys(drafts).length > 0) localStorage.setItem(this.#key, JSON.stringify(drafts))
			else localStorage.removeItem(this.#key)
		} catch {
			// Full or forbidden: saving to the server goes on without this net.
		}
	}

	all(): [number, Draft][] {
		try {
			const kept = JSON.parse(localStorage.getItem(this.#key) ?? '{}') as Record<string, Draft>
			return Object.entries(kept)
				.filter(([, draft]) => Array.isArray(draft?.lines) && Array.isArray(draft?.column?.known))
				.map(([at, draft]) => [Number(at), draft])
		} catch {
			return []
		}
	}
}
