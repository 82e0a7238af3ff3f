import { m } from '#messages'
import type { PageReading } from '#platform/http/doors.ts'
import { type RefusalCode, refusalText } from '#platform/refusals.ts'
import { dayOf } from '#platform/time/days.ts'
import { consent } from '../queries/consent.ts'
import { ofClient } from '../queries/of-client.ts'
import { type Period, periods, startOf } from '../queries/physical.ts'

/** What the address of a page of measurements asks for, and why a photo was refused where there was no script. */
export function physicalAsked({ url, locale }: Pick<PageReading, 'url' | 'locale'>) {
	const asked = url.searchParams.get('period')
	const code = url.searchParams.get('refused') ?? ''
	const known = /^[a-z_]{1,40}$/.test(code) && `refused_${code}` in m
	return {
		period: periods.find((each) => each === asked) ?? ('year' as const),
		refused: known ? refusalText(code as RefusalCode, { megabytes: 20 }, locale) : null,
	}
}

/** One client's page for their coach: while the client agrees, everything; otherwise why there is nothing. */
export async function clientPhysical(
	{ ask, actor, now }: Pick<PageReading, 'ask' | 'actor' | 'now'>,
	clientId: string,
	period: Period,
) {
	const stands = await ask(consent, { clientId })
	const from = startOf(period, dayOf(now, actor.timeZone))
	const own = stands.on && stands.stands ? await ask(ofClient, { clientId, ...(from ? { from } : {}) }) : null
	return { consent: stands, own }
}
