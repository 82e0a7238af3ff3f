import { type TimesShown, timesAsked, timesShown } from '#features/appointments/rules/times-asked.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Reading } from '#platform/use-case.ts'
import { datesAsked, monthToOpen } from '../rules/dates-asked.ts'
import type { BundleView } from './bundle.ts'
import { bundleDates, type PlacedDate } from './dates.ts'
import { bundleTimes } from './times.ts'

/** What a page of dates shows while they are being chosen. */
export type PickingDates = {
	/** The starts that were chosen, as the address says. */
	starts: (string | null)[]
	dates: PlacedDate[]
	ready: boolean
	/** Whose time is being chosen, with what is free. */
	pick: number | null
	shown: TimesShown | null
	weekStartsOn: number
}

/** 7.1: the dates of an offer as its address says, each checked; and the free times of the session whose time is being chosen. */
export async function pickingDates(
	{ ask, now, actor }: Reading,
	address: URLSearchParams,
	{ id: bundleId, sessions }: BundleView,
): Promise<PickingDates> {
	const { starts, pick } = datesAsked(address, sessions.length)
	const placed = await ask(bundleDates, { bundleId, starts })
	const chosen = { starts, pick, ...placed }
	if (pick === null) return { ...chosen, shown: null, weekStartsOn: 1 }
	const own = placed.dates[pick - 1]
	const last = placed.dates.findLast(
		({ n, state }) => n < pick && (state === 'chosen' || state === 'proposed'),
	)
	const today = dayOf(now, actor.timeZone)
	const wanted = own?.next ?? own?.startsAt ?? null
	const wantedDay = wanted === null ? null : dayOf(new Date(wanted), actor.timeZone)
	const asked = timesAsked(monthToOpen(address, wantedDay), today)
	const previous = last?.startsAt ? { previous: last.startsAt } : {}
	const found = await ask(bundleTimes, { bundleId, n: pick, from: asked.from, to: asked.to, ...previous })
	return { ...chosen, shown: timesShown(asked, found, today), weekStartsOn: found.weekStartsOn }
}
