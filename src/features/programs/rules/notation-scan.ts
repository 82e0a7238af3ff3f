import type { PrescribedSet } from './content.ts'
import { isStorableText, contentLimits as limits } from './limits.ts'
import {
	type Amount,
	matchAt,
	type Read,
	readAmount,
	readDuration,
	readLoad,
	readPerSide,
	readRest,
	readRir,
	readRpe,
	readTempo,
	readWithin,
} from './notation-tokens.ts'

/** What may follow the amount of a group, each at most once and in any order. */
export type Modifiers = Pick<
	PrescribedSet,
	'perSide' | 'seconds' | 'load' | 'rpe' | 'rir' | 'tempo' | 'rest' | 'note'
>
export type Span = { from: number; to: number }
/** `bare`: written without "3x". A plain number like that counts only in company: it may be part of a sentence. */
type Scheme = { count: number; amounts: Amount[]; bare: boolean }
/** One group of the text, up to a comma, a semicolon or a new line. */
export type Group = Span & { scheme: Scheme | null; modifiers: Modifiers; unread: Span[] }

const TIMES = /(\d{1,2})(?:\s?[x×*]\s?|\s(?:sets?|s[ée]ries?)\s(?:of|de)\s)/iy
const COMMA = /\s?,\s?/y
const LADDER = /\d{1,4}(?:-\d{1,4}){2,9}(?=[\s,;@/"“«]|$)/y

const kindOf = (amount: Amount) => (amount.reps ? 'reps' : amount.metres ? 'metres' : 'seconds')

/** Amounts of one kind between commas: `5,3,1`. */
function readAmounts(text: string, at: number): Read<Amount[]> | null {
	const first = readAmount(text, at)
	if (!first) return null
	const amounts = [first.value]
	let end = first.end
	for (;;) {
		const comma = matchAt(COMMA, text, end)
		const next = comma && readAmount(text, end + comma[0].length)
		if (!next || kindOf(next.value) !== kindOf(first.value)) return { value: amounts, end }
		amounts.push(next.value)
		end = next.end
	}
}

/** `3x10`, and `3x10,8,6` where there are as many amounts as sets. */
function readExplicitScheme(text: string, at: number): Read<Scheme> | null {
	const times = matchAt(TIMES, text, at)
	const count = Number(times?.[1] ?? 0)
	if (!times || count < 1 || count > limits.setsPerItem) return null
	const from = at + times[0].length
	const list = readAmounts(text, from)
	if (list && list.value.length > 1 && list.value.length === count) {
		return { value: { count: 1, amounts: list.value, bare: false }, end: list.end }
	}
	const one = readAmount(text, from)
	return one && { value: { count, amounts: [one.value], bare: false }, end: one.end }
}

/** `5,3,1`, `21-15-9`, `30s`, `amrap`. */
function readBareScheme(text: string, at: number): Read<Scheme> | null {
	const ladder = matchAt(LADDER, text, at)
	if (ladder) {
		const amounts = ladder[0].split('-').map((digits) => ({ reps: Number(digits) }))
		const fits = amounts.every((amount) => amount.reps >= 1 && amount.reps <= limits.reps)
		return fits ? { value: { count: 1, amounts, bare: true }, end: at + ladder[0].length } : null
	}
	const list = readAmounts(text, at)
	return list && { value: { count: 1, amounts: list.value, bare: true }, end: list.end }
}

const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"|“([^“”]*)”|«([^«»]*)»/y

/** A note between quotes. In straight quotes `\"` is a quote and `\\` a backslash. */
function readNote(text: string, at: number): Read<string> | null {
	const quoted = matchAt(QUOTED, text, at)
	if (!quoted) return null
	const straight = quoted[1]?.replace(/\\(["\\])/g, '$1')
	return { value: straight ?? (quoted[2] ?? quoted[3] ?? '').trim(), end: at + quoted[0].length }
}

const modifierReaders = [
	['perSide', readPerSide],
	['load', readLoad],
	['rpe', readRpe],
	['rir', readRir],
	['tempo', readTempo],
	['rest', readRest],
] as const

/** Reads one modifier into the group and answers where it ends. */
function takeModifier(group: Group, text: string, at: number): number | null {
	for (const [key, reader] of modifierReaders) {
		if (group.modifiers[key] !== undefined) continue
		const read = reader(text, at)
		if (!read) continue
		Object.assign(group.modifiers, { [key]: read.value })
		return read.end
	}
	const amount = group.scheme?.amounts[0]
	if (!amount || amount.seconds || group.modifiers.seconds) return null
	const within = readWithin(text, at) ?? (amount.reps === 'amrap' ? readDuration(text, at) : null)
	if (!within || within.value < 1 || within.value > limits.seconds) return null
	group.modifiers.seconds = within.value
	return within.end
}

/** A note that is too long, a second one, or one that could not be stored is left unread, whole; an empty one says nothing. */
function takeNote(group: Group, text: string, at: number): number | null {
	const read = readNote(text, at)
	if (!read) return null
	const { value, end } = read
	if (value === '') return end
	const fits = value.length <= limits.setNote && isStorableText(value)
	if (fits && group.modifiers.note === undefined) group.modifiers.note = value
	else group.unread.push({ from: at, to: end })
	return end
}

function takeScheme(group: Group, text: string, at: number): number | null {
	if (group.scheme) return null
	const read = readExplicitScheme(text, at) ?? (at === group.from ? readBareScheme(text, at) : null)
	if (!read) return null
	group.scheme = read.value
	return read.end
}

const SPACE = /[^\S\r\n]+/y
const SEPARATOR = /[,;\r\n]/
const WORD = /[^\s,;]+/y

function scanGroup(text: string, from: number): Group {
	const group: Group = { from, to: from, scheme: null, modifiers: {}, unread: [] }
	let at = from
	while (at < text.length && !SEPARATOR.test(text.charAt(at))) {
		const space = matchAt(SPACE, text, at)
		if (space) {
			at += space[0].length
			continue
		}
		const taken = takeScheme(group, text, at) ?? takeModifier(group, text, at) ?? takeNote(group, text, at)
		const end = taken ?? at + (matchAt(WORD, text, at)?.[0].length ?? 1)
		if (taken === null) group.unread.push({ from: at, to: end })
		at = end
		group.to = end
	}
	return group
}

/** Whether the group's sets can be believed; if not, the whole group stays text. */
export function isReadable(group: Group): boolean {
	const { scheme, modifiers, unread } = group
	if (!scheme) return false
	const plain = scheme.amounts.every((amount) => amount.reps !== undefined)
	if (!scheme.bare || !plain) return true
	const modified = Object.keys(modifiers).length > 0
	const listed = scheme.amounts.length > 1 || scheme.amounts[0]?.reps === 'amrap'
	return listed ? modified || unread.length === 0 : modified && unread.length === 0
}

/** `5x5, rpe8, rest 2 min`: after a comma, what only says how belongs to the group before it. */
function continues(before: Group | undefined, group: Group, between: string): before is Group {
	if (!before || !isReadable(before) || group.scheme || group.unread.length > 0 || !/^\s*,\s*$/.test(between))
		return false
	const keys = Object.keys(group.modifiers)
	return keys.length > 0 && !keys.some((key) => key in before.modifiers)
}

/** Cuts the text into groups, in order; text that is only spaces and separators is in none. */
export function scanGroups(text: string): Group[] {
	const groups: Group[] = []
	let at = 0
	while (at < text.length) {
		if (/[\s,;]/.test(text.charAt(at))) {
			at += 1
			continue
		}
		const group = scanGroup(text, at)
		const before = groups.at(-1)
		if (continues(before, group, text.slice(before?.to ?? 0, at))) {
			Object.assign(before.modifiers, group.modifiers)
			before.to = group.to
		} else groups.push(group)
		at = group.to
	}
	return groups
}
