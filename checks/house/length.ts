import { limits, longFiles } from './edges.ts'
import type { Finding } from './report.ts'
import type { Source } from './source.ts'

/** Files and functions that have grown past what one reads at a glance. */
export function lengthFindings(sources: Source[]): Finding[] {
	return sources.flatMap(({ path, lines, functions }) => {
		const listed = Object.keys(longFiles).some((each) => path.startsWith(each))
		return [
			...(listed ? [] : tooLong(path, lines, limits.file, 'the file')),
			...functions
				.filter(({ name }) => name !== 'the function given to describe')
				.flatMap((each) => tooLong(`${path}:${each.line}`, each.lines, limits.function, each.name))
				// A test or a journey is told in one go: its length is a remark, not a fault.
				.map((finding) => (/\.(test|spec)\.ts$/.test(path) ? { ...finding, warning: true } : finding)),
		]
	})
}

function tooLong(
	at: string,
	lines: number,
	{ warn, fail }: { warn: number; fail: number },
	what: string,
): Finding[] {
	if (lines <= warn) return []
	const warning = lines <= fail
	return [
		{
			at,
			text: `${what} has ${lines} lines (${warn} are fine, ${fail} the most): split it by what it does`,
			warning,
		},
	]
}
