import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Studio = { studioId: string; mark: string; staffId: string; typeId: string }

/** A bundle to offer, with a line. */
export async function templateRows(
	db: Db,
	{ studioId: studio_id, mark, typeId: type_id }: Studio,
): Promise<Ids> {
	const templateId = newId()
	await db
		.insertInto('bundle_template')
		.values({ studio_id, id: templateId, name: `${mark} bundle`, description: mark })
		.execute()
	await db
		.insertInto('bundle_template_line')
		.values({ studio_id, template_id: templateId, n: 1, type_id, count: 1, every_days: 7 })
		.execute()
	return { templateId }
}

/** An offer to a client that waits for an answer; and one that was confirmed, of an appointment of theirs. */
export async function bundleRows(
	db: Db,
	rows: Studio & { clientId: string; templateId: string; appointmentId: string },
): Promise<Ids> {
	const { studioId: studio_id, mark, staffId, typeId: type_id, templateId: template_id } = rows
	const [bundleId, confirmedId] = [newId(), newId()]
	const eventId = await confirmation(db, rows, confirmedId)
	const bundle = {
		...{ studio_id, template_id, client_id: rows.clientId, coach_id: staffId, offered_by: staffId },
		...{ name: mark, description: mark, message: mark, total_minor: 100, currency: 'EUR' },
		...{ expires_on: '2126-03-01', zone: 'Europe/Paris', offered_at: new Date() },
	}
	await db
		.insertInto('bundle')
		.values([
			{ ...bundle, id: bundleId },
			{
				...{ ...bundle, id: confirmedId, status: 'confirmed', answered_at: new Date() },
				...{ confirmed_by: 'coach', confirmed_event: eventId },
			},
		])
		.execute()
	const session = {
		studio_id,
		n: 1,
		type_id,
		title: mark,
		minutes: 60,
		place: mark,
		every_days: 7,
		price_minor: 100,
	}
	await db
		.insertInto('bundle_session')
		.values([
			{ ...session, bundle_id: bundleId },
			{ ...session, bundle_id: confirmedId, appointment_id: rows.appointmentId },
		])
		.execute()
	return { bundleId, 'bundles.notify-client.bundleId': confirmedId, 'bundles.eventId': eventId }
}

/** The event of a confirmation, which can be undone. */
async function confirmation(
	db: Db,
	{ studioId: studio_id, staffId, mark, clientId }: Studio & { clientId: string },
	bundleId: string,
): Promise<string> {
	const id = newId()
	const by = {
		use_case: 'knock.arrange',
		actor_kind: 'staff',
		via: 'hand',
		actor_id: staffId,
		actor_name: mark,
	}
	await db
		.insertInto('event')
		.values({
			...{ studio_id, id, name: 'bundles.confirmed', at: new Date(), client_id: clientId, ...by },
			...{ subject_type: 'bundle', subject_id: bundleId },
		})
		.execute()
	await db
		.insertInto('removed')
		.values({ studio_id, event_id: id, what: '{}', expires_at: new Date(Date.now() + 86_400_000) })
		.execute()
	return id
}
