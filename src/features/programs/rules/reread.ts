import type { WorkoutContent } from './content.ts'
import { parseSets, printSets } from './notation.ts'

/**
 * 3.2: `line` and `sets` always say the same. What was typed counts and is read again; sets that came without a line
 * (from the API, from a form) are written as one.
 */
export function reread(content: WorkoutContent): WorkoutContent {
	return {
		...content,
		sections: content.sections.map((section) => ({
			...section,
			items: section.items.map((item) =>
				item.line.trim() === ''
					? { ...item, line: printSets(item.sets).slice(0, 500) }
					: { ...item, sets: parseSets(item.line).sets },
			),
		})),
	}
}
