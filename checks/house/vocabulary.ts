import type { Finding } from './report.ts'

/** Names that say nothing, and what to do instead. */
const nothing: [pattern: RegExp, instead: string][] = [
	[
		/^(utils?|helpers?|common|misc|shared|lib|stuff|general)$/,
		'name it after what is in it; if that is several things, they are several files',
	],
	[
		/(^|[-_.])(services?|managers?|helpers?|utils?|handlers?|processors?)$|(Service|Manager|Helper|Utils?|Handler|Processor)$/,
		'name it after what it does: a verb for a use-case, a noun of the product for the rest',
	],
	[/^index$/, 'no barrels: import the file that has it'],
	[/[A-Z]/, 'small letters with dashes; capitals are for Svelte components'],
]

/** Files and folders of `src` whose names tell a reader nothing. */
export function vocabularyFindings(paths: string[]): Finding[] {
	return paths.flatMap((path) => {
		const parts = path.split('/')
		const file = parts.at(-1) ?? ''
		return parts.flatMap((part, at) => {
			const stem = part.replace(/(\.(server|svelte|test|property|d))*\.\w+$/, '')
			const found = nothing.find(([pattern]) => pattern.test(stem))
			if (!found || isComponent(file, at === parts.length - 1, stem)) return []
			return [{ at: path, text: `"${part}" says nothing: ${found[1]}` }]
		})
	})
}

// Components are named like what they are in markup; routes are named by their addresses.
const isComponent = (file: string, last: boolean, stem: string): boolean =>
	last &&
	(/^[A-Z]\w+\.svelte$/.test(file) || file === 'README.md' || file.startsWith('+')) &&
	!/^(index|utils?)$/i.test(stem)
