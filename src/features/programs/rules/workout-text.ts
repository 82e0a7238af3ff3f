import type { WorkoutContent } from './content.ts'

/** One line per exercise, as the coach typed it: "Back squat  5x5 @80%". For cards, the clipboard and the audit trail. */
export const itemLines = (content: WorkoutContent): string[] =>
	mainFirst(content).flatMap((section) =>
		section.items.map(({ name, line }) => (line === '' ? name : `${name}  ${line}`)),
	)

/** What a workout is about stands before how one warms up for it. */
function mainFirst({ sections }: WorkoutContent): WorkoutContent['sections'] {
	const around = sections.filter(({ kind }) => kind === 'warm_up' || kind === 'cool_down')
	return [...sections.filter((section) => !around.includes(section)), ...around]
}

/** A whole workout as plain text. */
export function workoutText(title: string, content: WorkoutContent): string {
	const sections = content.sections.map((section) =>
		[
			...(section.name ? [section.name] : []),
			...timedLine(section),
			...(section.note ? [section.note] : []),
			...section.items.flatMap(({ name, line, note }) => [
				`- ${name}${line ? `  ${line}` : ''}`,
				...(note ? [`  ${note}`] : []),
			]),
		].join('\n'),
	)
	return [title, content.note ?? '', ...sections].filter(Boolean).join('\n')
}

/** What differs between two versions, line by line, for the trail (1.6): only the lines that went and came. */
export function changedLines(
	before: { title: string; content: WorkoutContent },
	after: { title: string; content: WorkoutContent },
): { before: Record<string, unknown>; after: Record<string, unknown> } {
	const lines = [before, after].map(({ title, content }) => workoutText(title, content).split('\n'))
	const [old = [], now = []] = lines
	const gone = old.filter((line) => !now.includes(line))
	const come = now.filter((line) => !old.includes(line))
	return { before: { lines: gone }, after: { lines: come } }
}

/** How it is timed stands in the trail as it is kept: "amrap: seconds 1200, Fran". */
function timedLine({ kind, timing, benchmark }: WorkoutContent['sections'][number]): string[] {
	const said = Object.entries(timing ?? {}).map(([field, value]) => `${field} ${value}`)
	const all = [...said, ...(benchmark ? [benchmark] : [])]
	return all.length > 0 ? [`${kind}: ${all.join(', ')}`] : []
}
