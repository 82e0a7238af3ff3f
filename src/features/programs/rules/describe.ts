import type { PrescribedLoad, PrescribedSet } from './content.ts'

/** The unit of weight a person reads; what was prescribed in the other one is converted beside it. */
export type WeightUnit = 'kg' | 'lb'

/** The words a prescription is said in; `setWording` has them in English and French. */
export type SetWording = {
	/** For the decimal sign. */
	locale: string
	amrap: string
	perSide: string
	/** The sign behind a number of percent, with the space the language puts before it. */
	percentSign: string
	bodyweight: string
	ofOneRepMax: (percent: string) => string
	atLoad: (weight: string) => string
	bodyweightPlus: (weight: string) => string
	within: (duration: string) => string
	rpe: (value: string) => string
	rir: (value: string) => string
	tempo: (phases: string) => string
	rest: (duration: string) => string
	noRest: string
}

const NBSP = '\u00a0'
const kgPerLb = 0.45359237

function numberIn(wording: SetWording, value: number): string {
	return new Intl.NumberFormat(wording.locale, { maximumFractionDigits: 3, useGrouping: false }).format(value)
}

/** `90 s`, `2 min`, `1 min 30 s`, `1 h 10 min`. */
export function sayDuration(seconds: number): string {
	if (seconds < 120 && seconds % 60 !== 0) return `${seconds}${NBSP}s`
	const parts: [number, string][] = [
		[Math.floor(seconds / 3600), 'h'],
		[Math.floor((seconds % 3600) / 60), 'min'],
		[seconds % 60, 's'],
	]
	const said = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value}${NBSP}${unit}`)
	return said.length === 0 ? `0${NBSP}s` : said.join(' ')
}

/** `400 m`; from a kilometre on `1.5 km`. */
export function sayDistance(metres: number, wording: SetWording): string {
	const [value, unit] = metres >= 1000 ? [metres / 1000, 'km'] : [metres, 'm']
	return `${numberIn(wording, value)}${NBSP}${unit}`
}

/** A weight in the other unit, rounded as plates are: to half a kilogram or a whole pound. */
export function convertWeight(value: number, to: WeightUnit): number {
	return to === 'kg' ? Math.round(value * kgPerLb * 2) / 2 : Math.round(value / kgPerLb)
}

/** The weight exactly as prescribed and, for somebody who reads the other unit, about how much that is. */
export function sayWeight(value: number, unit: WeightUnit, reads: WeightUnit, wording: SetWording): string {
	const exact = `${numberIn(wording, value)}${NBSP}${unit}`
	if (unit === reads) return exact
	return `${exact} (≈${NBSP}${numberIn(wording, convertWeight(value, reads))}${NBSP}${reads})`
}

function sayLoad(load: PrescribedLoad, reads: WeightUnit, wording: SetWording): string {
	if ('percent1rm' in load)
		return wording.ofOneRepMax(numberIn(wording, load.percent1rm) + wording.percentSign)
	const weight =
		'kg' in load
			? sayWeight(load.kg, 'kg', reads, wording)
			: 'lb' in load
				? sayWeight(load.lb, 'lb', reads, wording)
				: null
	if (!('bodyweight' in load)) return wording.atLoad(weight ?? '')
	return weight === null ? wording.bodyweight : wording.bodyweightPlus(weight)
}

function sayAmount(set: Pick<PrescribedSet, 'reps' | 'metres' | 'seconds'>, wording: SetWording): string {
	if (set.reps === 'amrap') return wording.amrap
	if (typeof set.reps === 'object') return `${set.reps.min}–${set.reps.max}`
	if (set.reps !== undefined) return String(set.reps)
	return set.metres === undefined ? sayDuration(set.seconds ?? 0) : sayDistance(set.metres, wording)
}

/**
 * One group of sets for a reader (rule 3.1): "5 × 5 at 80% of 1RM, RPE 8, rest 2 min". The note is not
 * part of it: it stands on its own line.
 */
export function describeSet(set: PrescribedSet, reads: WeightUnit, wording: SetWording): string {
	const within = set.seconds !== undefined && (set.reps !== undefined || set.metres !== undefined)
	const what = [
		`${set.count} × ${sayAmount(set, wording)}`,
		set.perSide ? wording.perSide : null,
		within ? wording.within(sayDuration(set.seconds ?? 0)) : null,
		set.load ? sayLoad(set.load, reads, wording) : null,
	]
	const how = [
		set.rpe === undefined ? null : wording.rpe(numberIn(wording, set.rpe)),
		set.rir === undefined ? null : wording.rir(String(set.rir)),
		set.tempo === undefined ? null : wording.tempo([...set.tempo].join('-')),
		set.rest === undefined ? null : set.rest === 0 ? wording.noRest : wording.rest(sayDuration(set.rest)),
	]
	return [what.filter((part) => part !== null).join(' '), ...how.filter((part) => part !== null)].join(', ')
}

/** All sets of an item, one line a group. */
export function describeSets(
	sets: readonly PrescribedSet[],
	reads: WeightUnit,
	wording: SetWording,
): string[] {
	return sets.map((set) => describeSet(set, reads, wording))
}
