/** What is written of a credit (10.2). */
export type Step = 'reserved' | 'used' | 'returned' | 'forfeited'
/** How the credit of a place stands; null: it has none. */
export type Held = 'reserved' | 'used' | 'forfeited' | null
/** What becomes of the credit of whoever didn't come. */
export type NoShow = 'forfeit' | 'return'
/** Whether a place is paid by a package; null: not decided, as nobody has a seat yet; returned: given back for good. */
export type ByPackage = 'no' | 'yes' | 'returned' | null

export type PlaceStanding = {
	status: 'requested' | 'booked' | 'waiting' | 'completed' | 'cancelled' | 'no_show'
	byPackage: ByPackage
	held: Held
	noShow: NoShow
	/** Cancelled by its client too late, and lost by that. */
	forfeits: boolean
}

const targets = { booked: 'reserved', completed: 'used' } as const

/** Where a credit has to stand, from how its place does. Cancelled gives it back, whoever did (43, 45); too late, where it costs that (42), not. */
function targetOf({ status, noShow, forfeits }: PlaceStanding): Held {
	if (status === 'cancelled') return forfeits ? 'forfeited' : null
	if (status === 'no_show') return noShow === 'forfeit' ? 'forfeited' : null
	return status === 'booked' || status === 'completed' ? targets[status] : null
}

/** From where the credit of a place stands to where it has to; nothing where it stands there already (I10). */
export function stepsOf(place: PlaceStanding): Step[] {
	const { held } = place
	const target = targetOf(place)
	if (held === target) return []
	if (target === null) return ['returned']
	if (held === null) return wants(place) ? (target === 'reserved' ? ['reserved'] : ['reserved', target]) : []
	if (held === 'reserved') return [target as 'used' | 'forfeited']
	return target === 'reserved' ? ['returned', 'reserved'] : ['returned', 'reserved', target]
}

/** Whether a place that has no credit looks for one: nobody decided otherwise, and its client has, or had, the seat. */
function wants({ status, byPackage }: PlaceStanding): boolean {
	if (byPackage === null) return status === 'booked'
	return byPackage === 'yes' && (status === 'booked' || status === 'completed')
}
