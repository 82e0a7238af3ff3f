import { hashPassword } from '#features/accounts/ways-in/passwords.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { furnishing } from '#features/house.ts'
import type { StaffActor } from '#platform/actor.ts'
import { transaction } from '#platform/database/transaction.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { newId } from '#platform/ids.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import { posting } from '#platform/telling/posting.ts'

export const demoPassword = 'on the touchline'

/** Whom one can log in as in the demo studio. */
export const demoLogIns = async () => [
	{ who: 'coach', email: 'coach@demo.touchline.test', password: demoPassword },
]

/** Fills an empty install with the demo studio, through the same use-cases as everybody. */
export async function loadDemo({ log }: { log: (line: string) => void }): Promise<void> {
	const { TOUCHLINE_DB_APP: appUrl = '', TOUCHLINE_DB_WORKER: workerUrl = '' } = process.env
	await openHouse(furnishing, { appUrl, workerUrl, works: false, post: posting() })
	await fill()
	await closeHouse()
	log('The demo studio is loaded.')
}

async function fill(): Promise<void> {
	const studioId = newId()
	const coach = await transaction(appPool(), studioId, 'read write', async (db) => {
		await db
			.insertInto('studio')
			.values({ id: studioId, slug: 'atelier-force', name: 'Atelier Force', is_demo: true })
			.execute()
		await db
			.insertInto('studio_settings')
			.values({ studio_id: studioId, time_zone: 'Europe/Paris', locale: 'fr' })
			.execute()
		const accountId = newId()
		const email = 'coach@demo.touchline.test'
		const password = await hashPassword(demoPassword)
		await db
			.insertInto('account')
			.values({ id: accountId, name: 'Camille Roux', email, emailVerified: true })
			.execute()
		await db
			.insertInto('account_email')
			.values({ email, account_id: accountId, verified_at: new Date() })
			.execute()
		await db
			.insertInto('account_credential')
			.values({ id: newId(), accountId, providerId: 'credential', userId: accountId, password })
			.execute()
		await db.insertInto('studio_access').values({ account_id: accountId, studio_id: studioId }).execute()
		const id = newId()
		await db
			.insertInto('staff')
			.values({ studio_id: studioId, id, account_id: accountId, role: 'owner', name: 'Camille Roux', email })
			.execute()
		const value: StaffActor = {
			kind: 'staff',
			studioId,
			id,
			accountId,
			role: 'owner',
			name: 'Camille Roux',
			locale: 'fr',
			timeZone: 'Europe/Paris',
		}
		return { commit: true, value }
	})
	for (const firstName of ['Amélie', 'Ben', 'Chloé'])
		must(await perform(createClient, { firstName, lastName: 'Démo' }, { actor: coach }))
}
