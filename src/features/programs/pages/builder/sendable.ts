import type { WorkoutContent, WorkoutItem } from '../../rules/content.ts'
import { contentLimits } from '../../rules/limits.ts'

/**
 * A workout's content as it can be saved: rows nobody has typed into are left out, and a prescription that has no
 * exercise yet gets the name `unnamed`, because what was typed is kept.
 */
export function sendable(content: WorkoutContent, unnamed: string): WorkoutContent {
	return {
		...content,
		sections: content.sections.map((section) => ({
			...section,
			items: section.items.filter(isTyped).map((item) => ({
				...item,
				name: item.name.trim() === '' ? unnamed : item.name.slice(0, contentLimits.name),
			})),
		})),
	}
}

const isTyped = ({ name, line, note, videoUrl }: WorkoutItem): boolean =>
	[name, line, note ?? '', videoUrl ?? ''].some((text) => text.trim() !== '')

/** A short id within a workout. */
export const shortId = (): string =>
	crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '')

export const emptyContent = (): WorkoutContent => ({
	v: 1,
	sections: [{ id: shortId(), name: '', kind: 'straight', items: [] }],
})

/** Whether two contents say the same. */
export const sameContent = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
