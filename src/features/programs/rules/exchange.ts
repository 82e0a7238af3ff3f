import { z } from 'zod'
import { Day, Description, Price, ProgramType, Title, Weeks, WorkoutTitle } from '../fields.ts'
import type { WorkoutContent } from './content.ts'
import { workoutContentSchema } from './content.ts'
import { gridLimits } from './grid.ts'

/** A program as a file: what Touchline writes and reads again, in any studio. */
export const ProgramFile = z.object({
	touchline: z.literal('program'),
	v: z.literal(1),
	program: z.object({
		...{ title: Title, description: Description.default(''), weeks: Weeks },
		/** 3.4, 3.5: how its clients train by it, and what it costs; files of before say neither. */
		type: ProgramType.default('plan'),
		price: Price.nullable().default(null),
	}),
	workouts: z
		.array(z.object({ week: Weeks, day: Day, title: WorkoutTitle, content: workoutContentSchema }))
		.max(gridLimits.weeks * 7 * gridLimits.perDay),
})
export type ProgramFile = z.output<typeof ProgramFile>

type Row = { week: number; day: number; title: string; content: WorkoutContent }

/** The columns of the table a program can be exported as: one line per exercise. */
const csvHead = ['week', 'day', 'workout', 'section', 'kind', 'exercise', 'sets', 'note', 'video']

/** RFC 4180, with what a spreadsheet would run as a formula made text. */
export function programCsv(workouts: readonly Row[]): string {
	const lines = workouts.flatMap(({ week, day, title, content }) => {
		const items = content.sections.flatMap((section) =>
			section.items.map((item) => [
				week,
				day,
				title,
				section.name,
				section.kind,
				item.name,
				item.line,
				item.note ?? '',
				item.videoUrl ?? '',
			]),
		)
		return items.length > 0
			? items
			: [[week, day, title, '', '', '', '', content.note ?? '', content.videoUrl ?? '']]
	})
	return `${[csvHead, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: string | number): string {
	const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
