import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { appointmentClientRows, appointmentStudioRows } from './appointment-rows.ts'
import { availabilityRows } from './availability-rows.ts'
import { bundleRows, templateRows } from './bundle-rows.ts'
import { chargeRows, connectionRows } from './charge-rows.ts'
import { conversationRows, savedTextRows } from './conversation-rows.ts'
import { earningRows } from './earning-rows.ts'
import { feeRows } from './fee-rows.ts'
import { measurementRows, metricRows } from './measured.ts'
import { packageRows, packageTemplateRows } from './package-rows.ts'
import { paymentRows } from './payment-rows.ts'
import { planRows } from './plan-rows.ts'
import { privateMark } from './private-mark.ts'
import { renewalRows } from './renewal-rows.ts'
import { subscriptionRows } from './subscription-rows.ts'
import { trainingRows } from './training-rows.ts'
import type { Ids } from './world.ts'

type Studio = { studioId: string; mark: string; staffId: string }

/** A workout whose every text says whose it is. */
export const content = (mark: string): string =>
	JSON.stringify({
		v: 1,
		sections: [
			{
				id: 's1',
				name: mark,
				kind: 'straight',
				items: [{ id: 'i1', exercise: null, name: mark, line: '3x5', sets: [{ count: 3, reps: 5 }] }],
			},
			{ id: 's2', name: mark, kind: 'amrap', items: [] },
		],
		note: mark,
	})

/** What belongs to the studio as a whole, one of each. A new kind of thing gets a row and an id here. */
export async function studioRows(db: Db, studio: Studio): Promise<Ids> {
	const { studioId: studio_id, mark, staffId } = studio
	const [groupId, exerciseId, keyId] = [newId(), newId(), newId()]
	await db
		.insertInto('client_group')
		.values({ studio_id, id: groupId, name: `${mark} group` })
		.execute()
	await db
		.insertInto('exercise')
		.values({ studio_id, id: exerciseId, name: `${mark} exercise`, instructions: mark, aliases: [mark] })
		.execute()
	const secret = { secret_hash: Buffer.from(mark), scopes: [] }
	await db
		.insertInto('api_key')
		.values({ studio_id, id: keyId, name: mark, ...secret, staff_id: staffId })
		.execute()
	const appointments = await appointmentStudioRows(db, studio)
	const { typeId = '' } = appointments
	return {
		groupId,
		exerciseId,
		keyId,
		invitationId: await invitation(db, studio),
		...(await program(db, studio)),
		...(await importing(db, studio)),
		...appointments,
		...(await templateRows(db, { ...studio, typeId })),
		...(await packageTemplateRows(db, studio)),
		...(await metricRows(db, studio_id, mark)),
		...(await availabilityRows(db, studio)),
		...(await connectionRows(db, studio)),
		...(await savedTextRows(db, studio)),
	}
}

/** A field of the studio's own, and a list of clients that is being imported. */
async function importing(db: Db, { studioId: studio_id, mark, staffId }: Studio): Promise<Ids> {
	const [fieldId, importId] = [newId(), newId()]
	await db
		.insertInto('custom_field')
		.values({ studio_id, id: fieldId, name: `${mark} field`, kind: 'text' })
		.execute()
	await db
		.insertInto('client_import')
		.values({ studio_id, id: importId, staff_id: staffId, file_name: `${mark}.csv`, headers: ['Name'] })
		.execute()
	await db
		.insertInto('client_import_row')
		.values({ studio_id, import_id: importId, number: 1, cells: [mark] })
		.execute()
	return { fieldId, importId }
}

/** What belongs to an account, whichever studio it is in: a passkey, a session, a device. */
export async function accountRows(db: Db, accountId: string, mark: string): Promise<Ids> {
	const [passkeyId, sessionId, deviceId] = [newId(), newId(), newId()]
	const passkey = {
		publicKey: mark,
		credentialID: passkeyId,
		counter: 0,
		deviceType: 'singleDevice',
		backedUp: false,
	}
	await db
		.insertInto('account_passkey')
		.values({ id: passkeyId, name: mark, userId: accountId, ...passkey })
		.execute()
	const expiresAt = new Date(Date.now() + 86_400_000)
	await db
		.insertInto('account_session')
		.values({ id: sessionId, token: sessionId, userId: accountId, expiresAt, userAgent: mark })
		.execute()
	const device = {
		endpoint: `https://push.example.test/${deviceId}`,
		p256dh: mark,
		auth: mark,
		user_agent: mark,
	}
	await db
		.insertInto('push_subscription')
		.values({ id: deviceId, account_id: accountId, ...device })
		.execute()
	return { passkeyId, sessionId, deviceId }
}

async function invitation(db: Db, { studioId: studio_id, mark, staffId }: Studio): Promise<string> {
	const id = newId()
	const row = { name: mark, email: `${mark}-staff@example.test`, secret_hash: Buffer.from(mark) }
	const expires_at = new Date(Date.now() + 86_400_000)
	await db
		.insertInto('invitation')
		.values({ studio_id, id, staff_role: 'coach', ...row, invited_by: staffId, expires_at })
		.execute()
	return id
}

/** A published program, shared with whom `clientRows` names. */
async function program(db: Db, { studioId: studio_id, mark, staffId }: Studio): Promise<Ids> {
	const [programId, workoutId] = [newId(), newId()]
	const row = { title: `${mark} program`, description: mark, created_by: staffId, published_at: new Date() }
	await db
		.insertInto('program')
		.values({ studio_id, id: programId, ...row })
		.execute()
	const workout = { title: mark, content: content(mark), program_id: programId, week: 1, day: 1 }
	await db
		.insertInto('program_workout')
		.values({ studio_id, id: workoutId, ...workout })
		.execute()
	await db
		.insertInto('program_share')
		.values({ studio_id, program_id: programId, kind: 'specific', activated_at: new Date() })
		.execute()
	return {
		programId,
		'programs.workoutId': workoutId,
		'programs.moves.id': workoutId,
		// Made by whoever adds a workout, so that sending again adds nothing twice.
		'programs.workouts.id': newId(),
	}
}

export type Client = Studio & { clientId: string; programId: string; typeId: string; templateId: string }

/** What belongs to one client, one of each. */
export async function clientRows(db: Db, client: Client): Promise<Ids> {
	const { studioId: studio_id, clientId: client_id, mark } = client
	const noteId = await notes(db, client)
	const fileId = newId()
	const file = { name: `${mark}.pdf`, content_type: 'application/pdf', bytes: 1, storage_key: fileId }
	await db
		.insertInto('stored_file')
		.values({ studio_id, id: fileId, client_id, ...file, uploaded_by: client.staffId, ready_at: new Date() })
		.execute()
	const appointments = await appointmentClientRows(db, client)
	const { appointmentId = '' } = appointments
	const payments = await paymentRows(db, client)
	const { obligationId = '', paymentId = '' } = payments
	const packages = await packageRows(db, client)
	const { packageId = '' } = packages
	return {
		...{ clientId: client_id, toClientId: client_id, mergedClientId: client_id, noteId, fileId },
		...(await told(db, client)),
		...(await trainingRows(db, client)),
		...appointments,
		...(await bundleRows(db, { ...client, appointmentId })),
		...payments,
		...(await chargeRows(db, { ...client, obligationId, paymentId })),
		...(await planRows(db, { ...client, obligationId })),
		...(await feeRows(db, client)),
		...packages,
		...(await renewalRows(db, { ...client, packageId })),
		...(await earningRows(db, { ...client, appointmentId })),
		...(await measurementRows(db, client)),
		...(await subscriptionRows(db, client)),
		...(await conversationRows(db, client)),
	}
}

async function notes(
	db: Db,
	{ studioId: studio_id, clientId: client_id, staffId, mark }: Client,
): Promise<string> {
	const id = newId()
	await db
		.insertInto('client_note')
		.values({ studio_id, id, client_id, body: `${mark} ${privateMark}`, staff_id: staffId })
		.execute()
	return id
}

/** An event that took something away, its message and its notice. */
async function told(
	db: Db,
	{ studioId: studio_id, clientId: client_id, staffId, mark }: Client,
): Promise<Ids> {
	const [id, messageId, noticeId] = [newId(), newId(), newId()]
	const event = {
		name: 'knock.happened',
		use_case: 'knock.arrange',
		actor_kind: 'staff',
		via: 'hand',
		at: new Date(),
	}
	await db
		.insertInto('event')
		.values({
			studio_id,
			id,
			...event,
			actor_id: staffId,
			actor_name: mark,
			client_id,
			after: JSON.stringify({ text: mark }),
		})
		.execute()
	const message = { kind: 'knock', channel: 'mail', locale: 'en', subject: mark, text: mark, status: 'sent' }
	await db
		.insertInto('message')
		.values({
			studio_id,
			id: messageId,
			event_id: id,
			...message,
			client_id,
			address: `${mark}@example.test`,
		})
		.execute()
	await db
		.insertInto('notice')
		.values({
			studio_id,
			id: noticeId,
			event_id: id,
			kind: 'knock',
			client_id,
			params: JSON.stringify({ text: mark }),
		})
		.execute()
	return { eventId: id, messageId, noticeId }
}
