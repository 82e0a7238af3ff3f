import { untidy } from './french.ts'
import type { Finding } from './report.ts'

/** One message: its texts (several when it has a plural) and what has to be given to it. */
export type Message = { texts: string[]; inputs: string[]; complete: boolean }
export type Catalogue = { file: string; messages: Record<string, unknown> }
type Language = { locale: string; catalogues: Catalogue[] }

/** Prefixes that belong to no single file: any feature may refuse and emit, and the platform words the fields. */
const sharedPrefixes = ['app', 'refused', 'invalid', 'event']

export function readMessage(value: unknown): Message {
	if (typeof value === 'string') return { texts: [value], inputs: inputsOf([value]), complete: true }
	const variants = value as { declarations?: string[]; match?: Record<string, string> }[]
	const texts = variants.flatMap(({ match }) => Object.values(match ?? {}))
	const declared = variants.flatMap(({ declarations }) => declarations ?? [])
	const given = declared.flatMap((each) => /^input (\w+)/.exec(each)?.[1] ?? [])
	const local = declared.flatMap((each) => /^local (\w+)/.exec(each)?.[1] ?? [])
	const named = inputsOf(texts).filter((each) => !local.includes(each))
	const complete = variants.every(({ match }) =>
		/=\*(?!.*=(?!\*))/.test(Object.keys(match ?? {}).at(-1) ?? ''),
	)
	return { texts, inputs: [...new Set([...given, ...named])].sort(), complete }
}

const inputsOf = (texts: string[]): string[] => [
	...new Set(texts.flatMap((text) => [...text.matchAll(/\{\s*(\w+)/g)].map((match) => match[1] ?? ''))),
]

/** Whether both languages say the same things with the same parameters, under the names the house expects. */
export function catalogueFindings(english: Catalogue[], french: Catalogue[]): Finding[] {
	const [en, fr]: [Language, Language] = [
		{ locale: 'en', catalogues: english },
		{ locale: 'fr', catalogues: french },
	]
	return [
		...missing(en, fr),
		...missing(fr, en),
		...[en, fr].flatMap(({ locale, catalogues }) => catalogues.flatMap((each) => ownFindings(locale, each))),
		...twice(english),
		...english.flatMap((each) =>
			pairFindings(
				each,
				french.find(({ file }) => file === each.file),
			),
		),
		...french.flatMap((each) => untidyFindings(each)),
	]
}

const missing = (from: Language, to: Language): Finding[] =>
	from.catalogues.flatMap(({ file, messages }) => {
		const other = to.catalogues.find((each) => each.file === file)?.messages ?? {}
		return Object.keys(messages)
			.filter((key) => !(key in other))
			.map((key) => ({
				at: `messages/${to.locale}/${file}.json`,
				text: `${key} is missing: say it in ${to.locale} too`,
			}))
	})

function ownFindings(locale: string, { file, messages }: Catalogue): Finding[] {
	return Object.entries(messages).flatMap(([key, value]) => {
		const at = `messages/${locale}/${file}.json`
		const [prefix = ''] = key.split('_')
		const named = prefix === file || sharedPrefixes.includes(prefix)
		const message = readMessage(value)
		return [
			...(named ? [] : [{ at, text: `${key} begins with the file's name: ${file}_${key}` }]),
			...(message.complete
				? []
				: [{ at, text: `${key}: its last variant ends with =* (French has a "many" form)` }]),
			...message.texts.flatMap((text) => (text.trim() === '' ? [{ at, text: `${key} is empty` }] : [])),
		]
	})
}

function twice(catalogues: Catalogue[]): Finding[] {
	const files = new Map<string, string>()
	return catalogues.flatMap(({ file, messages }) =>
		Object.keys(messages).flatMap((key) => {
			const first = files.get(key)
			files.set(key, file)
			return first ? [{ at: `messages/en/${file}.json`, text: `${key} stands in ${first}.json too` }] : []
		}),
	)
}

function pairFindings(english: Catalogue, french: Catalogue | undefined): Finding[] {
	return Object.entries(english.messages).flatMap(([key, value]) => {
		const translated = french?.messages[key]
		if (translated === undefined) return []
		const [en, fr] = [readMessage(value), readMessage(translated)]
		const at = `messages/fr/${english.file}.json`
		if (en.inputs.toSorted().join() !== fr.inputs.toSorted().join())
			return [{ at, text: `${key} takes {${fr.inputs.join()}}; English takes {${en.inputs.join()}}` }]
		const same = en.texts.join() === fr.texts.join() && en.texts.some((text) => text.split(/\s+/).length > 2)
		return same ? [{ at, text: `${key} is still in English: "${en.texts[0]}"` }] : []
	})
}

const untidyFindings = ({ file, messages }: Catalogue): Finding[] =>
	Object.entries(messages).flatMap(([key, value]) =>
		readMessage(value).texts.flatMap((text) =>
			untidy(text).map((why) => ({ at: `messages/fr/${file}.json`, text: `${key}: ${why} in "${text}"` })),
		),
	)

/** Messages that no code says. A key made of a template counts as said when its fixed beginning fits. */
export function unusedFindings(english: Catalogue[], code: string): Finding[] {
	const said = new Set(
		[...code.matchAll(/\bm\.(\w+)|\bm\[\s*['"](\w+)/g)].map((match) => match[1] ?? match[2]),
	)
	const prefixes = [...code.matchAll(/\[\s*`(\w*)\$\{/g)].map((match) => match[1] ?? '')
	const quoted = new Set([...code.matchAll(/['"](\w+)['"]/g)].map((match) => match[1]))
	const codes = new Set([...code.matchAll(/['"`](?:refused_)?(\w+)['"`]/g)].map((match) => match[1]))
	return english.flatMap(({ file, messages }) =>
		Object.keys(messages)
			.filter((key) => {
				if (said.has(key) || quoted.has(key)) return false
				if (key.startsWith('refused_')) return !codes.has(key.slice('refused_'.length))
				return !prefixes.some((prefix) => prefix !== '' && prefix !== 'refused_' && key.startsWith(prefix))
			})
			.map((key) => ({
				at: `messages/en/${file}.json`,
				text: `${key} is said nowhere: remove it in both languages`,
			})),
	)
}
