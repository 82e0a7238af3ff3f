import { acceptInvitationAsMe } from '#features/accounts/use-cases/accept-invitation-as-me.ts'
import { inviteClient } from '#features/accounts/use-cases/invite-client.ts'
import { createAccount } from '#features/accounts/ways-in/accounts.ts'
import { visitor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'
import { hashedDemoPassword } from '../accounts.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { type StoryClient, zoneOf } from '../story/people.ts'

/** A coach asks a client in, by mail (2.1). */
export function invites(stage: Stage, client: StoryClient): Moment {
	const happens = () =>
		does(stage, of(stage.staff, client.coach), inviteClient, { clientId: of(stage.clients, client.key).id })
	return { at: daysAgo(stage, client.joined, '08:35'), happens }
}

/**
 * The client follows the link. As somebody who has an account already, made here by hand: accepting with a new password
 * hashes it, and a dozen of those would take as long as all the rest of the story.
 */
export function accepts(stage: Stage, client: StoryClient): Moment {
	const happens = async () => {
		const me = of(stage.clients, client.key)
		const [accountId, token] = await within(stage, async (db) => [
			await account(db, client, me.name),
			await tokenFor(db, me.id),
		])
		const person = visitor(client.locale, accountId, stage.studioId)
		await does(stage, { ...person, name: me.name }, acceptInvitationAsMe, { token })
		stage.clients.set(client.key, { ...me, accountId })
	}
	return { at: daysAgo(stage, client.joined, '18:05'), happens }
}

async function account(db: Db, client: StoryClient, name: string): Promise<string> {
	const passwordHash = await hashedDemoPassword()
	const { email, locale } = client
	const id = await createAccount(db, { name, email, passwordHash, locale, now: now() })
	await db
		.updateTable('account')
		.set({ timeZone: zoneOf(client) })
		.where('id', '=', id)
		.execute()
	return id
}

/** The secret is in the mail alone. */
async function tokenFor(db: Db, clientId: string): Promise<string> {
	const mail = await db
		.selectFrom('message')
		.select('link')
		.where('client_id', '=', clientId)
		.where('link', 'like', '%/invitation/%')
		.executeTakeFirstOrThrow()
	return mail.link?.split('/invitation/')[1] ?? ''
}

const within = <T>(stage: Stage, work: (db: Db) => Promise<T>): Promise<T> =>
	transaction(appPool(), stage.studioId, 'read write', async (db) => ({
		commit: true,
		value: await work(db),
	}))
