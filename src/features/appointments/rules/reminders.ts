import type { Lead } from './leads.ts'
import { before } from './wall-time.ts'

/** Somebody's place in an appointment to come, as reminders see it. */
export type Upcoming = {
	startsAt: Date
	zone: string
	/** When this client last heard of the appointment at this time: booked, moved or confirmed. */
	knownSince: Date
	/** Leads that were sent for the appointment as it stands now. */
	sent: readonly Lead[]
}

/**
 * 7.6: who is to be reminded now, and by which lead. A lead is due from its moment until the appointment begins, so that one that
 * was missed (nobody worked) goes late. Of several due ones only the nearest to the start goes: the others would say the same
 * again. None goes whose moment had passed when the client heard of the appointment: a late booking is its own reminder.
 */
export function remindersDue<P extends Upcoming>(
	places: readonly P[],
	leads: readonly Lead[],
	now: Date,
): { place: P; lead: Lead }[] {
	return places.flatMap((place) => {
		const lead = leadDue(place, leads, now)
		return lead ? [{ place, lead }] : []
	})
}

function leadDue(
	{ startsAt, zone, knownSince, sent }: Upcoming,
	leads: readonly Lead[],
	now: Date,
): Lead | null {
	if (startsAt <= now) return null
	const moment = (lead: Lead) => before(startsAt, lead, zone).getTime()
	const due = leads
		.map((lead) => ({ lead, at: moment(lead) }))
		.filter(({ at }) => at <= now.getTime() && at >= knownSince.getTime())
	const nearest = due.reduce<(typeof due)[number] | null>(
		(best, each) => (best && best.at >= each.at ? best : each),
		null,
	)
	// What was sent may be a lead that the settings no longer have.
	return nearest && !sent.some((lead) => moment(lead) >= nearest.at) ? nearest.lead : null
}
