/** What an address of ours leads to, whichever side's page it is: nothing is read by it yet. */
export type OwnPlace =
	| { kind: 'program' | 'workout' | 'package'; id: string }
	| { kind: 'booking'; slug: string; typeId: string | null }

const id = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'
const shapes: [kind: 'program' | 'workout' | 'package', pattern: RegExp][] = [
	['program', new RegExp(`^/(?:coach|client)/programs/${id}(?:/|$)`)],
	['workout', new RegExp(`^/client/workouts/${id}$`)],
	['workout', new RegExp(`^/coach/clients/${id}/calendar/workouts/${id}$`)],
	['package', new RegExp(`^/client/packages/${id}$`)],
	['package', new RegExp(`^/coach/payments/packages/sold/${id}$`)],
]
const booking = new RegExp(`^/book/([a-z0-9-]{2,63})(?:/${id})?$`)

/** 9.1: only addresses of our own origin; everything else stays a plain link, and is never asked. */
export function ownPlace(address: string, origin: string): OwnPlace | null {
	if (!URL.canParse(address)) return null
	const url = new URL(address)
	if (url.origin !== origin) return null
	for (const [kind, pattern] of shapes) {
		const found = pattern.exec(url.pathname)?.at(-1)
		if (found) return { kind, id: found }
	}
	const [, slug, typeId = null] = booking.exec(url.pathname) ?? []
	return slug ? { kind: 'booking', slug, typeId } : null
}
