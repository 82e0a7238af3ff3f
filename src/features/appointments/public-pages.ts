import type { RequestEvent } from '@sveltejs/kit'
import { TimeZone } from '#features/accounts/rules/time-zone.ts'
import { actorIn } from '#features/accounts/who.ts'
import { studioInAddress } from '#features/studios/in-address.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import { dropHold, holdKept, keepHold } from '#platform/http/cookies.ts'
import type { PageReading } from '#platform/http/doors.ts'
import { NotFound } from '#platform/perform.ts'
import { linkSigner } from '#platform/signed-link.ts'
import { dayOf } from '#platform/time/days.ts'
import { bookedPurpose, justBooked } from './queries/just-booked.ts'
import { openGroup, openTime, openTimes, openTypeShown, openTypes } from './queries/open-to-all.ts'
import { bookingPath } from './rules/booking-address.ts'
import { timesAsked, timesShown } from './rules/times-asked.ts'

type StudioShown = { name: string; colour: string | null; demo: boolean }
type At = Pick<RequestEvent, 'params' | 'locals'>

/**
 * Whoever comes to a studio's public page: a client of it who is logged in is themselves (9.5); everybody else, staff and archived
 * clients too, is a guest.
 */
export async function atStudio({ params, locals: { actor } }: At): Promise<Actor> {
	const studioId = await studioInAddress(params.studio ?? '')
	if (!studioId) throw new NotFound()
	const here = actor.studioId === studioId ? actor : await elsewhere(actor, studioId)
	return here?.kind === 'client' && !here.archived ? here : visitor(actor.locale, actor.accountId, studioId)
}

const elsewhere = async ({ accountId, locale }: Actor, studioId: string): Promise<Actor | null> =>
	accountId ? actorIn(accountId, { studioId, side: 'client' }, locale) : null

/** What stands around each of these pages: the studio, a way to log in, and to staff that this is what the public sees. */
function frame({ actor, event, url }: PageReading, studio: StudioShown) {
	const slug = event.params.studio ?? ''
	const { kind, studioId } = event.locals.actor
	return {
		...{ column: true, studio, slug },
		me: actor.kind === 'client' ? actor.name : null,
		staff: kind === 'staff' && studioId === actor.studioId,
		logIn:
			actor.accountId === null
				? `/login?studio=${slug}&next=${encodeURIComponent(url.pathname + url.search)}`
				: null,
	}
}

export async function lookAtOffer(page: PageReading) {
	const { types, sessions, studio } = await page.ask(openTypes, {})
	return { ...frame(page, studio), types, sessions, now: page.now }
}

/** A group session, to be joined where it isn't full. */
export async function lookAtGroup(page: PageReading) {
	const { session, studio } = await page.ask(openGroup, { appointmentId: page.params.appointmentId ?? '' })
	const given = zoneAsked(page.url)
	return { ...frame(page, studio), session, timeZone: given ?? session.zone, zoneGiven: given !== null }
}

/** A zone that nobody knows counts as not given. */
const zoneAsked = (url: URL): string | null => TimeZone.safeParse(url.searchParams.get('zone')).data ?? null

export async function lookAtTimes(page: PageReading) {
	const { ask, url, now, event, params } = page
	const { typeId = '' } = params
	const { type, studio, studioZone, weekStartsOn } = await ask(openTypeShown, { typeId })
	const given = zoneAsked(url)
	const timeZone = given ?? studioZone
	const today = dayOf(now, timeZone)
	const asked = timesAsked(url.searchParams, today)
	const { from, to, coachId } = asked
	const hold = holdKept(event.cookies)
	const found = await ask(openTimes, { typeId, from, to, coachId, hold, timeZone })
	const shown = timesShown(asked, found, today)
	const times = { shown, coachId, hold, timeZone, studioZone, weekStartsOn, zoneGiven: given !== null }
	return { ...frame(page, studio), type, ...times }
}

/** The address says which time was chosen; without one, there is nothing to fill in. */
export async function lookAtDetails(page: PageReading) {
	const { ask, url, event, params, now } = page
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
	const { typeId = '' } = params
	const { type, studio, studioZone } = await ask(openTypeShown, { typeId })
	const timeZone = zoneAsked(url) ?? studioZone
	const { at: startsAt, coachId } = timesAsked(url.searchParams, dayOf(now, timeZone))
	const hold = url.searchParams.get('hold')?.slice(0, 64) ?? null
	if (!startsAt) throw new NotFound()
	const time = await ask(openTime, { typeId, coachId, hold, startsAt })
	return { ...frame(page, studio), type, startsAt, coachId, hold, timeZone, studioZone, ...time }
}

export async function lookAtBooked(page: PageReading) {
	const { ask, url, event, params } = page
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
	const { studio, ...booked } = await ask(justBooked, { token: params.token ?? '' })
	return { ...frame(page, studio), ...booked, timeZone: zoneAsked(url) ?? booked.zone }
}

type Chosen = { startsAt: string; hold: string | null }

/** From the chosen time to the form. The secret also travels in the address: some browsers keep no cookies. */
export function toDetails({ startsAt, hold }: Chosen, { cookies, params, url }: RequestEvent): string {
	if (hold) keepHold(cookies, hold)
	else dropHold(cookies)
	const kept = { coach: url.searchParams.get('coach'), zone: url.searchParams.get('zone') }
	return bookingPath([params.studio, params.typeId, 'details'], { at: startsAt, ...kept, hold })
}

/** Back to the times, where one had been. */
export function toTimes(_: unknown, { cookies, params, url }: RequestEvent): string {
	dropHold(cookies)
	const [at, zone] = [url.searchParams.get('at'), zoneAsked(url)]
	const kept = { coach: url.searchParams.get('coach'), zone: url.searchParams.get('zone') }
	const day = at && !Number.isNaN(Date.parse(at)) ? dayOf(new Date(at), zone ?? 'UTC') : null
	return bookingPath([params.studio, params.typeId], { month: day?.slice(0, 7) ?? null, day, ...kept })
}

/** From the form to what was booked: nothing of whoever booked stands in the address. */
export async function toBooked(
	{ appointmentId }: { appointmentId: string },
	{ cookies, params, url }: RequestEvent,
): Promise<string> {
	dropHold(cookies)
	const studioId = await studioInAddress(params.studio ?? '')
	const token = (await linkSigner(bookedPurpose))({ studioId: studioId ?? '', id: appointmentId })
	return bookingPath([params.studio, 'booked', token], { zone: url.searchParams.get('zone') })
}
