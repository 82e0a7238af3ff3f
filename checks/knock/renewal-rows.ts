import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Client = { studioId: string; mark: string; staffId: string; clientId: string; packageId: string }

/** Ongoing training of a client, with a session on deck. */
export async function renewalRows(
	db: Db,
	{ studioId: studio_id, mark, staffId, clientId, packageId }: Client,
): Promise<Ids> {
	const enrolmentId = newId()
	await db
		.insertInto('enrolment')
		.values({
			...{ studio_id, id: enrolmentId, client_id: clientId, coach_id: staffId, state: 'active' },
			...{ consent_text: mark, consent_version: 1, consent_locale: 'en', consent_at: new Date() },
			consent_from: '',
		})
		.execute()
	await db
		.insertInto('renewal')
		.values({
			...{ studio_id, id: newId(), enrolment_id: enrolmentId, package_id: packageId },
			...{ on_deck: true, by_card: false, booked_at: new Date() },
		})
		.execute()
	return { enrolmentId }
}
