import { redirect } from '@sveltejs/kit'
import type { PageReading } from '#platform/http/doors.ts'
import { NotFound } from '#platform/perform.ts'
import { clientProfile, mergedInto } from '../queries/client-profile.ts'

/**
 * What every tab of a client's page starts with. The address of a merged record leads to the same tab of the kept one
 * (1.5); for everybody who may not see that one either, it is not found.
 */
export async function clientOfPage({ ask, actor, params, url }: PageReading) {
	const clientId = params.clientId ?? ''
	try {
		const client = await ask(clientProfile, { clientId })
		const isCoach = actor.kind === 'staff' && actor.role !== 'assistant'
		return { client, isCoach, locale: actor.locale, timeZone: actor.timeZone }
	} catch (thrown) {
		if (!(thrown instanceof NotFound)) throw thrown
		const kept = await ask(mergedInto, { clientId })
		redirect(303, url.pathname.replace(clientId, kept.clientId))
	}
}
