import { actorIn } from '#features/accounts/who.ts'
import { staffMember, studio, within } from '#features/testing/studio.ts'
import type { ClientActor, StaffActor, VisitorActor } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { arrange } from './arrange.ts'
import { accountRows, clientRows, studioRows } from './rows.ts'

/** Ids by the name a field or route parameter gives them. A feature may say `programs.workoutId` where two differ. */
export type Ids = Record<string, string>

/** A studio in which every text says whose it is, so that a leak shows in any answer. */
export type World = {
	studioId: string
	/** In every text of the studio. */
	mark: string
	owner: StaffActor
	/** Coaches `client`. */
	coach: StaffActor
	/** Coaches `otherClient` only. */
	otherCoach: StaffActor
	assistant: StaffActor
	/** Was a coach until just now. */
	removed: VisitorActor
	client: ClientActor
	otherClient: ClientActor
	/** Ids that lead to `client` or to what the studio has. */
	ids: Ids
	/** The same for `otherClient`. */
	otherIds: Ids
	/** Of `ids`, the names of those that belong to one client. */
	ofClient: Set<string>
}

/** In every text that belongs to `client`; `other` for the other one. */
export const clientMark = (mark: string, whose: 'own' | 'other' = 'own'): string => `${mark}${whose}`

export async function buildWorld(mark: string): Promise<World> {
	const { id: studioId, owner, coach, client, otherClient } = await studio()
	const otherCoach = await staffMember(studioId, 'coach', `${mark} second coach`)
	const assistant = await staffMember(studioId, 'assistant', `${mark} assistant`)
	const gone = await staffMember(studioId, 'coach', 'somebody gone')
	const world = await within(studioId, async (db) => {
		await nameEverybody(db, mark, { studioId, client, otherClient, otherCoach, gone })
		const shared = await studioRows(db, { studioId, mark, staffId: coach.id })
		const { programId = '', typeId = '', templateId = '' } = shared
		const common = { studioId, programId, typeId, templateId, staffId: coach.id }
		const own = await clientRows(db, { ...common, mark: clientMark(mark), clientId: client.id })
		const other = await clientRows(db, {
			...common,
			mark: clientMark(mark, 'other'),
			clientId: otherClient.id,
		})
		const ofAccount = await accountRows(db, client.accountId, clientMark(mark))
		const ofOther = await accountRows(db, otherClient.accountId, clientMark(mark, 'other'))
		return {
			...{ studioId, mark, owner, coach, otherCoach, assistant, client, otherClient },
			removed: visitor('en', gone.accountId),
			ids: { ...shared, ...idsOfStaff(coach, studioId), ...own, ...ofAccount },
			otherIds: { ...shared, ...idsOfStaff(otherCoach, studioId), ...other, ...ofOther },
			ofClient: new Set(Object.keys({ ...own, ...ofAccount })),
		}
	})
	const arranging = { studioId, owner, mark: clientMark(mark), ids: world.ids }
	Object.assign(world.ids, await arrange(arranging))
	const other = { ...arranging, mark: clientMark(mark, 'other'), ids: world.otherIds }
	Object.assign(world.otherIds, await arrange(other))
	world.ofClient.add('appointments.eventId')
	world.ofClient.add('calendars.eventId')
	world.ofClient.add('measurements.eventId')
	return world
}

const idsOfStaff = ({ id }: StaffActor, studioId: string): Ids => ({
	...{ staffId: id, coachId: id, primaryCoachId: id, otherCoachId: id, studioId },
	// The mailbox belongs to the install, and is empty here.
	mailId: newId(),
})

/** I32: what the removed coach is from now on, as a request would find it. */
export const asFound = async (actor: VisitorActor): Promise<unknown> =>
	actorIn(actor.accountId ?? '', { studioId: null, side: null }, 'en')

type People = {
	studioId: string
	client: ClientActor
	otherClient: ClientActor
	otherCoach: StaffActor
	gone: StaffActor
}

async function nameEverybody(db: Db, mark: string, people: People): Promise<void> {
	await db
		.updateTable('studio')
		.set({ name: `${mark} studio` })
		.where('id', '=', people.studioId)
		.execute()
	const named: [ClientActor, string][] = [
		[people.client, clientMark(mark)],
		[people.otherClient, clientMark(mark, 'other')],
	]
	for (const [{ id }, text] of named) {
		await db
			.updateTable('client')
			.set({ first_name: text, last_name: text, email: `${text}@example.test`, phone: text, tags: [mark] })
			.where('id', '=', id)
			.execute()
	}
	await db
		.updateTable('client')
		.set({ primary_coach_id: people.otherCoach.id })
		.where('id', '=', people.otherClient.id)
		.execute()
	const removal = { removed_at: new Date(), removed_by: newId() }
	await db.updateTable('staff').set(removal).where('id', '=', people.gone.id).execute()
}
