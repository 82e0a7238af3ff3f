import { createAccount, giveAccess } from '#features/accounts/ways-in/accounts.ts'
import type { StaffActor } from '#platform/actor.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { appPool } from '#platform/perform.ts'
import { hashedDemoPassword } from '../accounts.ts'
import { daysAgo, type Moment, type Stage } from '../stage.ts'
import { type StoryStaff, staff } from '../story/people.ts'

export const studioName = 'Atelier Force'

/** The studio and who works in it, as the set-up of a new install writes them: nobody is there yet who could act. */
export function founding(stage: Stage): Moment[] {
	const at = daysAgo(stage, 250)
	const write = async () => {
		const password = await hashedDemoPassword()
		await transaction(appPool(), stage.studioId, 'read write', async (db) => {
			await writeStudio(db, stage.studioId, at)
			for (const person of staff)
				stage.staff.set(person.key, await writeStaff(db, stage.studioId, person, password, at))
			return { commit: true, value: undefined }
		})
	}
	return [{ at, happens: write }]
}

async function writeStudio(db: Db, id: string, at: Date): Promise<void> {
	const slug = 'atelier-force'
	await db
		.insertInto('studio')
		.values({ id, slug, name: studioName, is_demo: true, created_at: at })
		.execute()
	await db
		.insertInto('studio_settings')
		.values({ studio_id: id, time_zone: 'Europe/Paris', locale: 'fr' })
		.execute()
}

async function writeStaff(
	db: Db,
	studio_id: string,
	{ role, name, email, locale, timeZone }: StoryStaff,
	password: string,
	at: Date,
): Promise<StaffActor> {
	const accountId = await createAccount(db, { name, email, passwordHash: password, locale, now: at })
	await db.updateTable('account').set({ timeZone }).where('id', '=', accountId).execute()
	await giveAccess(db, accountId, studio_id)
	const id = newId()
	await db
		.insertInto('staff')
		.values({ studio_id, id, account_id: accountId, role, name, email, created_at: at })
		.execute()
	return { kind: 'staff', studioId: studio_id, id, accountId, role, name, locale, timeZone }
}
