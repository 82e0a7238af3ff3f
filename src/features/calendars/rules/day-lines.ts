/**
 * A day as one column of the week grid (issue 5.4): the first line names the workout, those below are its plain text
 * (rules/plain-workout.ts), line by line. `* ` names another workout of the same day.
 */
export type Said = { title: string; text: string }

const another = /^\s*\*\s+/

/** A line of a workout's text that would name another workout is written with a backslash before it. */
const escaped = (line: string) =>
	another.test(line) || /^\s*\\+\*\s/.test(line) ? `\\${line.trimStart()}` : line
const unescaped = (line: string) => (/^\s*\\+\*\s/.test(line) ? line.trimStart().slice(1) : line)

/** A text without its blank lines, as a column has it. */
export const compact = (text: string): string =>
	text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.join('\n')

export function dayLines(workouts: readonly Said[]): string[] {
	return workouts.flatMap(({ title, text }, at) => [
		at === 0 ? title : `* ${title}`,
		...text
			.split('\n')
			.filter((line) => line.trim() !== '')
			.map(escaped),
	])
}

/** Whether a line of a column names a workout. */
export const isTitle = (line: string, at: number): boolean => at === 0 || another.test(line)

/** The workouts of a column, in order; what is blank says nothing. */
export function workoutsOf(lines: readonly string[]): Said[] {
	const found: { title: string; lines: string[] }[] = []
	for (const [at, line] of lines.entries()) {
		const begins = at > 0 && another.test(line)
		if (at === 0 || begins)
			found.push({ title: (begins ? line.replace(another, '') : line).trim(), lines: [] })
		else if (line.trim() !== '') found.at(-1)?.lines.push(unescaped(line))
	}
	return found
		.map(({ title, lines: said }) => ({ title, text: said.join('\n').trim() }))
		.filter(({ title, text }) => title !== '' || text !== '')
}

/**
 * Which of the day's workouts each one of its column is: the one of that name first, else the next that nobody claimed; null
 * for a new one. So a workout keeps its identity, and with it what was logged of it, when one is written before it.
 */
export function sameWorkouts<T extends { title: string }>(
	said: readonly Said[],
	known: readonly T[],
): (T | null)[] {
	const left = [...known]
	const take = (at: number) => (at >= 0 ? (left.splice(at, 1)[0] ?? null) : null)
	const named = said.map(({ title }) => take(left.findIndex((each) => each.title === title)))
	return named.map((found) => found ?? take(left.length > 0 ? 0 : -1))
}
