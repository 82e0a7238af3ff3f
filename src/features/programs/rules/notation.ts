import type { PrescribedLoad, PrescribedSet } from './content.ts'
import { contentLimits as limits } from './limits.ts'
import { type Group, isReadable, type Span, scanGroups } from './notation-scan.ts'

/** What a typed line says: the sets that could be read, and every other part of it, word for word, in order. */
export type ParsedSets = { sets: PrescribedSet[]; unread: string[] }

/** Longer than anything `printSets` writes for sets that fit the schema; beyond it nothing is read. */
const longestNotation = limits.setsPerItem * (limits.setNote * 2 + 100)

function setsOf(group: Group): PrescribedSet[] {
	const { scheme, modifiers } = group
	return (scheme?.amounts ?? []).map((amount) => ({ count: scheme?.count ?? 1, ...amount, ...modifiers }))
}

/** Parts that stand next to each other but for spaces and separators are one part: `62,5kg` stays whole. */
function mergeSpans(text: string, spans: readonly Span[]): Span[] {
	const merged: Span[] = []
	for (const span of spans) {
		const last = merged.at(-1)
		if (last && /^[\s,;]*$/.test(text.slice(last.to, span.from))) last.to = span.to
		else merged.push({ ...span })
	}
	return merged
}

/** As `parseSets`, with the places of the unread parts, for marking them in the line. */
export function readSets(text: string): { sets: PrescribedSet[]; unread: Span[] } {
	if (text.length > longestNotation) return { sets: [], unread: [{ from: 0, to: text.length }] }
	const sets: PrescribedSet[] = []
	const unread: Span[] = []
	let total = 0
	for (const group of scanGroups(text)) {
		const found = isReadable(group) ? setsOf(group) : []
		const count = found.reduce((sum, set) => sum + set.count, 0)
		if (found.length === 0 || total + count > limits.setsPerItem) {
			unread.push({ from: group.from, to: group.to })
			continue
		}
		total += count
		sets.push(...found)
		unread.push(...group.unread)
	}
	return { sets, unread: mergeSpans(text, unread) }
}

/**
 * Reads a line of set notation (rule 3.2; grammar in docs/set-notation.md). Never throws. The sets always
 * fit `prescribedSetsSchema`; what can't be read, or would not fit it, is answered in `unread`.
 */
export function parseSets(text: string): ParsedSets {
	const { sets, unread } = readSets(text)
	return { sets, unread: unread.map((span) => text.slice(span.from, span.to)) }
}

const pad = (value: number) => String(value).padStart(2, '0')

/** `45s`, `2:00`, `1:10:00`. */
function printDuration(seconds: number): string {
	if (seconds < 120) return `${seconds}s`
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)]
	if (hours === 0) return `${minutes}:${pad(seconds % 60)}`
	return `${hours}:${pad(minutes % 60)}:${pad(seconds % 60)}`
}

function printAmount({ reps, metres, seconds }: PrescribedSet): string {
	if (typeof reps === 'object') return `${reps.min}-${reps.max}`
	if (reps !== undefined) return String(reps)
	return metres === undefined ? printDuration(seconds ?? 0) : `${metres}m`
}

function printLoad(load: PrescribedLoad): string {
	if ('percent1rm' in load) return `@${load.percent1rm}%`
	const weight = 'kg' in load ? `${load.kg}kg` : 'lb' in load ? `${load.lb}lb` : ''
	if (!('bodyweight' in load)) return `@${weight}`
	return weight === '' ? 'bw' : `bw+${weight}`
}

/** All of a group but its count and amount. */
function printModifiers(set: PrescribedSet): string {
	const within = set.seconds !== undefined && (set.reps !== undefined || set.metres !== undefined)
	const words = [
		within ? `in ${printDuration(set.seconds ?? 0)}` : null,
		set.load ? printLoad(set.load) : null,
		set.rpe === undefined ? null : `rpe${set.rpe}`,
		set.rir === undefined ? null : `rir${set.rir}`,
		set.tempo === undefined ? null : `t${set.tempo}`,
		set.rest === undefined ? null : `r${set.rest < 300 ? set.rest : printDuration(set.rest)}`,
		set.note === undefined ? null : `"${set.note.replace(/["\\]/g, '\\$&')}"`,
	]
	return (set.perSide ? '/side' : '') + words.flatMap((word) => (word === null ? [] : ` ${word}`)).join('')
}

function printScheme(set: PrescribedSet): string {
	return set.count === 1 && set.reps === 'amrap' ? 'amrap' : `${set.count}x${printAmount(set)}`
}

/** Single sets that differ in repetitions only are one list: `5,3,1 @85%`. */
function joinsList(a: PrescribedSet, b: PrescribedSet): boolean {
	const single = (set: PrescribedSet) => set.count === 1 && typeof set.reps === 'number'
	return single(a) && single(b) && printModifiers(a) === printModifiers(b)
}

/**
 * Writes sets in canonical notation (rule 3.2). For all sets that fit `prescribedSetsSchema`,
 * `parseSets(printSets(sets))` gives the same sets with nothing unread.
 */
export function printSets(sets: readonly PrescribedSet[]): string {
	const runs: PrescribedSet[][] = []
	for (const set of sets) {
		const run = runs.at(-1)
		if (run?.[0] && joinsList(run[0], set)) run.push(set)
		else runs.push([set])
	}
	const printed = runs.map((run) => {
		const [first] = run
		if (!first) return ''
		const scheme = run.length === 1 ? printScheme(first) : run.map(printAmount).join(',')
		return scheme + printModifiers(first)
	})
	return printed.join('; ')
}

/** One set as the client does it: its number in the item, from 1, and what is prescribed for it. */
export type NumberedSet = { number: number; set: Omit<PrescribedSet, 'count'> }

/** The sets one by one, numbered, for logging (rule 5.2). */
export function setsOneByOne(sets: readonly PrescribedSet[]): NumberedSet[] {
	const all = sets.flatMap(({ count, ...set }) => Array.from({ length: count }, () => set))
	return all.map((set, index) => ({ number: index + 1, set }))
}
