import type { WorkoutContent } from '#features/programs/rules/content.ts'
import { describeSets, type WeightUnit } from '#features/programs/rules/describe.ts'
import { setWording } from '#features/programs/rules/set-wording.ts'
import type { Locale } from '#platform/actor.ts'

/** One workout as a client reads it before scheduling: words only, so that a long program stays a small page. */
export type OutlinedWorkout = {
	id: string
	title: string
	note: string | null
	sections: { name: string; items: { name: string; how: string[] }[] }[]
}
export type OutlinedWeek = { week: number; days: { day: number; workouts: OutlinedWorkout[] }[] }

type Placed = { id: string; week: number; day: number; title: string; content: WorkoutContent }

/** Workouts by week and day, in their order; each set in the reader's words and unit (3.1). Weeks without workouts are rest. */
export function outlineOf(
	workouts: readonly Placed[],
	weeks: number,
	reader: { locale: Locale; unit: WeightUnit },
): OutlinedWeek[] {
	const byWeek = Map.groupBy(workouts, ({ week }) => week)
	return Array.from({ length: weeks }, (_, at) => {
		const byDay = Map.groupBy(byWeek.get(at + 1) ?? [], ({ day }) => day)
		const days = [...byDay].sort(([one], [other]) => one - other)
		return {
			week: at + 1,
			days: days.map(([day, these]) => ({ day, workouts: these.map((each) => outlined(each, reader)) })),
		}
	})
}

function outlined(
	{ id, title, content }: Placed,
	{ locale, unit }: { locale: Locale; unit: WeightUnit },
): OutlinedWorkout {
	return {
		id,
		title,
		note: content.note ?? null,
		sections: content.sections.map((section) => ({
			name: section.name,
			items: section.items.map((item) => {
				const said = describeSets(item.sets, unit, setWording[locale])
				// What couldn't be read is shown as the coach typed it (3.2).
				return { name: item.name, how: said.length > 0 ? said : [item.line].filter(Boolean) }
			}),
		})),
	}
}
