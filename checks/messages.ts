// Whether English and French are complete, alike and tidy, and every message is said somewhere.
// `node checks/messages.ts --fix` writes French apostrophes and no-break spaces; everything else is for a person.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tidied } from './house/french.ts'
import { type Catalogue, catalogueFindings, unusedFindings } from './house/messages.ts'
import { type Finding, report } from './house/report.ts'
import { filesBelow, root } from './house/source.ts'

const fileOf = (locale: string, file: string) => join(root, 'messages', locale, `${file}.json`)

const cataloguesOf = (locale: string): Catalogue[] =>
	readdirSync(join(root, 'messages', locale)).map((name) => {
		const file = name.replace(/\.json$/, '')
		return { file, messages: JSON.parse(readFileSync(fileOf(locale, file), 'utf8')) }
	})

/** A file the compiler isn't told of is a file of messages nobody can say. */
function unlisted(catalogues: Catalogue[]): Finding[] {
	const settings = readFileSync(join(root, 'project.inlang/settings.json'), 'utf8')
	return catalogues
		.filter(({ file }) => !settings.includes(`/${file}.json"`))
		.map(({ file }) => ({
			at: 'project.inlang/settings.json',
			text: `doesn't list messages/{locale}/${file}.json: add it to pathPattern`,
		}))
}

function fixFrench(): void {
	for (const { file, messages } of cataloguesOf('fr')) {
		const fixed = JSON.stringify(messages, tidyText, '\t')
		// A file in which nothing was to be tidied keeps its layout, which is biome's.
		if (fixed === JSON.stringify(messages, null, '\t')) continue
		writeFileSync(fileOf('fr', file), `${fixed}\n`)
	}
}

// Declarations and selectors of plurals are code; only what people read is tidied.
function tidyText(this: unknown, key: string, value: unknown): unknown {
	if (typeof value !== 'string' || Array.isArray(this)) return value
	return key === 'declarations' || key === 'selectors' ? value : tidied(value)
}

if (process.argv.includes('--fix')) fixFrench()
const [english, french] = [cataloguesOf('en'), cataloguesOf('fr')]
const code = filesBelow('src', 'demo', 'bin')
	.filter((path) => /\.(ts|svelte|mjs|js)$/.test(path))
	.map((path) => readFileSync(join(root, path), 'utf8'))
	.join('\n')
report('messages', [
	...catalogueFindings(english, french),
	...unlisted(english),
	...unusedFindings(english, code),
])
