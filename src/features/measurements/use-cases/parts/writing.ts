import { z } from 'zod'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, type Refused, refuse } from '#platform/use-case.ts'
import type { Measured } from '../../permissions.ts'
import { consentHolds } from '../../queries/subjects.ts'
import { kept, type Measure, outside, type Units, unitOf } from '../../rules/units.ts'

export const Note = z.string().trim().max(500)

/** Nothing is written but while consent stands. To whoever isn't the client, without it there is nothing here. */
export async function withoutConsent({ db, actor }: Acting, client: Measured): Promise<Refused | null> {
	if (await consentHolds(db, client)) return null
	return actor.kind === 'client' ? refuse('measurements_no_consent') : refuse('not_found')
}

/** A day that hasn't come yet for whoever types it can't have been measured on. */
export const inFuture = ({ now, actor }: Acting, onDate: string, field: string): Refused | null =>
	onDate > dayOf(now, actor.timeZone) ? refuse('measurements_in_future', {}, field) : null

/** What was typed as it is kept, or why it can't be. */
export function valueKept(
	typed: number,
	{ measure, units, field }: { measure: Measure; units: Units; field: string },
): number | Refused {
	if (measure.kind === 'count' && !Number.isInteger(typed)) return refuse('measurements_whole', {}, field)
	const value = kept(typed, measure.kind, units)
	const limits = outside(value, measure, units)
	if (limits) return refuse('measurements_outside', { ...limits, unit: unitOf(measure, units) }, field)
	return value
}
