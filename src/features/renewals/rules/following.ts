import { addMonths, dayOf, monthOf } from '#platform/time/days.ts'

/** Why no session follows. */
export const reasons = [
	'available',
	'no_renewal',
	'archived',
	'never_bought',
	'paused',
	'skipped',
	'capped',
] as const
export type Reason = (typeof reasons)[number]

export type Standing = {
	state: 'active' | 'paused' | 'ended'
	skipsNext: boolean
	monthlyCap: number | null
	/** How many followed in this month of the studio's already. */
	followedThisMonth: number
	archived: boolean
	/** Sessions with this coach that can be booked, or are. */
	available: number
	/** 10.5, 10.6: whether the client has bought a package with that coach, and whether sessions may follow it. */
	package: { offersRenewal: boolean } | null
}

/**
 * 10.3: whether a session follows, from how the enrolment stands; else why none does. What makes it needless comes before what is in
 * its way, so that skipping once isn't spent on nothing.
 */
export function followsOf(of: Standing): 'follows' | Reason {
	if (of.available > 0) return 'available'
	if (of.archived) return 'archived'
	if (of.package === null) return 'never_bought'
	if (!of.package.offersRenewal) return 'no_renewal'
	if (of.state !== 'active') return 'paused'
	if (of.skipsNext) return 'skipped'
	return of.monthlyCap !== null && of.followedThisMonth >= of.monthlyCap ? 'capped' : 'follows'
}

/** The first days of this month and of the next, by the studio's clock: a month's cap counts between them. */
export function monthAt(now: Date, zone: string): { from: string; to: string } {
	const from = monthOf(dayOf(now, zone))
	return { from, to: addMonths(from, 1) }
}
