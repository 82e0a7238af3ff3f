import type { WeightUnit } from './describe.ts'
import { parseSets } from './notation.ts'
import { type Group, scanGroups } from './notation-scan.ts'

/** What a completion adds; the screen says it in the reader's language beside the notation. */
export type SuggestionKind = 'scheme' | 'load' | 'rpe' | 'rir' | 'tempo' | 'rest' | 'perSide' | 'note'
/** One completion: `insert` replaces the text from `from` to its end; `text` is the line after that. */
export type Suggestion = { kind: SuggestionKind; insert: string; from: number; text: string }
type ModifierKind = Exclude<SuggestionKind, 'scheme'>
type Candidate = { kind: SuggestionKind; insert: string }
type ModifierCandidate = { kind: ModifierKind; insert: string }

const schemes = ['5x5', '3x10', '4x8', '3x8-10', '5,3,1', '3x30s', '4x400m', 'amrap', '3xamrap']
const efforts: ModifierCandidate[] = [
	...['rpe8', 'rpe7', 'rpe9', 'rpe7.5', 'rpe8.5', 'rpe6'].map((insert) => ({ kind: 'rpe' as const, insert })),
	...['rir2', 'rir1', 'rir3', 'rir0'].map((insert) => ({ kind: 'rir' as const, insert })),
	...['r120', 'r90', 'r60', 'r180', 'r30'].map((insert) => ({ kind: 'rest' as const, insert })),
	...['t31X1', 't3010', 't2020'].map((insert) => ({ kind: 'tempo' as const, insert })),
	{ kind: 'perSide', insert: '/side' },
	{ kind: 'note', insert: '""' },
]

function loads(typed: string, unit: WeightUnit): ModifierCandidate[] {
	const other = unit === 'kg' ? 'lb' : 'kg'
	const digits = /^@?(\d{1,4}(?:[.,]\d{0,2})?)$/.exec(typed)?.[1]?.replace(/[.,]$/, '')
	const units = digits ? [`@${digits}%`, `@${digits}${unit}`, `@${digits}${other}`] : []
	const weights = unit === 'kg' ? ['@60kg', '@80kg', '@100kg'] : ['@135lb', '@185lb', '@225lb']
	const usual = ['@80%', '@75%', '@85%', '@70%', '@90%', ...weights, 'bw', `bw+10${unit}`]
	return [...units, ...usual].map((insert) => ({ kind: 'load', insert }))
}

/** Ways to finish a scheme being typed: `5` → `5x5`; `3x8-` → `3x8-10`; `3x30` → `3x30s`. */
function schemeEndings(typed: string): string[] {
	const [, count, reps, dash] = /^(\d{1,2})(?:x(?:(\d{1,3})(-)?)?)?$/i.exec(typed) ?? []
	if (!count) return schemes
	if (!typed.toLowerCase().includes('x'))
		return ['5', '10', '8', '3', '30s'].map((amount) => `${count}x${amount}`)
	if (!reps)
		return ['5', '10', '8', '8-10', '12', '30s', '400m', 'amrap'].map((amount) => `${count}x${amount}`)
	const more = [`${count}x${reps}-${Number(reps) + 2}`]
	return dash ? more : [...more, `${count}x${reps}s`, `${count}x${reps}m`, `${count}x${reps}/side`]
}

/** The group the end of the text belongs to; null where a new one begins. */
function openGroup(text: string): Group | null {
	const group = scanGroups(text).at(-1)
	return group && /^[^\S\r\n]*$/.test(text.slice(group.to)) ? group : null
}

function candidates(group: Group | null, typed: string, unit: WeightUnit): Candidate[] {
	if (!group?.scheme) return schemeEndings(typed).map((insert) => ({ kind: 'scheme', insert }))
	const firstOfKind = (candidate: Candidate, index: number, all: Candidate[]) =>
		typed !== '' || all.findIndex((other) => other.kind === candidate.kind) === index
	const { modifiers } = group
	const open = [...loads(typed, unit), ...efforts].filter(
		(candidate) => modifiers[candidate.kind] === undefined,
	)
	if (typed !== '') return open
	const some = loads('', unit).filter(({ insert }) => insert === '@80%' || /^@\d+(kg|lb)$/.test(insert))
	const shown = modifiers.load === undefined ? some.slice(0, 2) : []
	return [...shown, ...open.filter((candidate) => candidate.kind !== 'load').filter(firstOfKind)]
}

/** Whether the end of the text is inside quotes, where nothing but the coach's own words belong. */
function isInNote(text: string): boolean {
	return (text.match(/"/g) ?? []).length % 2 === 1 || text.lastIndexOf('«') > text.lastIndexOf('»')
}

/**
 * Type-ahead for a line of set notation (rule 3.2), best first: what could come at the end of `text`.
 * After `5x5 ` that is a load, an effort, a rest …, each only where the group has none yet; within a word
 * it is the ways to finish that word. Everything offered can be read: it leaves nothing new unread. The cursor
 * belongs at the end of `text`, and between the quotes of a `note`.
 */
export function suggestNotation(text: string, unit: WeightUnit, limit = 6): Suggestion[] {
	if (isInNote(text)) return []
	const from = text.search(/(?:@\d+,\d*|[^\s,;]*)$/)
	const typed = text.slice(from)
	const before = text.slice(0, from)
	const unread = Math.min(parseSets(before).unread.length, parseSets(text).unread.length)
	const seen = new Set<string>()
	return candidates(openGroup(before), typed, unit)
		.filter(({ insert }) => insert.toLowerCase().startsWith(typed.toLowerCase()) && insert !== typed)
		.map((candidate) => ({ ...candidate, from, text: before + candidate.insert }))
		.filter(
			({ text: whole }) => !seen.has(whole) && seen.add(whole) && parseSets(whole).unread.length <= unread,
		)
		.slice(0, limit)
}
