import { setsOneByOne } from '#features/programs/rules/notation.ts'
import { exerciseKey } from '#features/training/rules/session.ts'
import { forceBase } from '../story/programs/force-base.ts'
import { masters } from '../story/programs/masters.ts'
import { offSeason } from '../story/programs/off-season.ts'
import { writeOut } from '../write-out.ts'
import { size } from './sizes.ts'

/** One workout as it is copied a hundred thousand times: small, and valid. `sets` are those of its first exercise. */
export type Template = {
	program: number
	at: number
	title: string
	content: string
	sets: { item: string; key: string; name: string; number: number; reps: number; grams: number }[]
}

export const templatePrograms = [forceBase, offSeason, masters]

/** Ten workouts of each template program, each cut down to its main lifts. */
export function templates(): Template[] {
	return templatePrograms.flatMap((program, number) => {
		const lifting = writeOut(program, new Map([['Sandbag over shoulder', 'sandbag']])).flatMap((workout) => {
			const main = workout.content.sections.find((section) => section.kind === 'straight')
			const items = main?.items.filter((item) => item.exercise?.source === 'library').slice(0, 2) ?? []
			return main && items[0]?.sets[0]?.reps ? [{ title: workout.title, section: { ...main, items } }] : []
		})
		return lifting.slice(0, size.workoutsPerRun).map(({ title, section }, at) => ({
			program: number,
			at,
			title,
			content: JSON.stringify({ v: 1, sections: [section] }),
			sets: setsOf(section.items[0]),
		}))
	})
}

type Item = ReturnType<typeof writeOut>[number]['content']['sections'][number]['items'][number]

function setsOf(item: Item | undefined): Template['sets'] {
	if (!item?.exercise) return []
	const key = exerciseKey(item)
	return setsOneByOne(item.sets)
		.slice(0, size.setsPerLog)
		.map(({ number, set }) => ({
			item: item.id,
			key,
			name: item.name,
			number,
			reps: typeof set.reps === 'number' ? set.reps : 8,
			grams: 60_000,
		}))
}
