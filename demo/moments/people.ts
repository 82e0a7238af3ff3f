import { createClient } from '#features/clients/use-cases/create-client.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { appPool } from '#platform/perform.ts'
import { hashedDemoPassword } from '../accounts.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { clients, groups, type StoryClient } from '../story/people.ts'
import { writeAccount } from './founding.ts'

const within = (stage: Stage, work: (db: Db) => Promise<unknown>) =>
	transaction(appPool(), stage.studioId, 'read write', async (db) => {
		await work(db)
		return { commit: true, value: undefined }
	})

export function peopleMoments(stage: Stage): Moment[] {
	const makes = groups.map((group) => ({
		at: daysAgo(stage, group.days, '10:00'),
		happens: () =>
			within(stage, async (db) => {
				const id = newId()
				await db
					.insertInto('client_group')
					.values({
						studio_id: stage.studioId,
						id,
						name: group.name,
						everyone_tagged: group.everyoneTagged ?? null,
					})
					.execute()
				stage.groups.set(group.name, id)
			}),
	}))
	return [...makes, ...clients.flatMap((client) => arrives(stage, client))]
}

function arrives(stage: Stage, client: StoryClient): Moment[] {
	const zone = client.coach === 'tom' ? 'Europe/London' : 'Europe/Paris'
	const coach = () => of(stage.staff, client.coach)
	const create = async () => {
		const { firstName, lastName, phone, tags } = client
		const { clientId } = await does(stage, coach(), createClient, {
			...{ firstName, lastName, phone, tags: [...tags] },
			email: client.email ?? undefined,
		})
		const accountId = newId()
		stage.clients.set(client.key, {
			...{ kind: 'client', studioId: stage.studioId, id: clientId, accountId, archived: false },
			...{ name: `${firstName} ${lastName}`, locale: client.locale, timeZone: zone },
		})
	}
	const enter = () =>
		within(stage, async (db) => {
			const actor = of(stage.clients, client.key)
			const person = { name: actor.name, email: client.email ?? '', locale: client.locale, timeZone: zone }
			const id = await writeAccount(db, person, await hashedDemoPassword(), daysAgo(stage, client.joined))
			await db.insertInto('studio_access').values({ account_id: id, studio_id: stage.studioId }).execute()
			await db.updateTable('client').set({ account_id: id }).where('id', '=', actor.id).execute()
			stage.clients.set(client.key, { ...actor, accountId: id })
		})
	const join = (name: string) => () =>
		within(stage, (db) =>
			db
				.insertInto('client_group_member')
				.values({
					studio_id: stage.studioId,
					group_id: of(stage.groups, name),
					client_id: of(stage.clients, client.key).id,
				})
				.execute(),
		)
	return [
		{ at: daysAgo(stage, client.joined, '08:30'), happens: create },
		...(client.account ? [{ at: daysAgo(stage, client.joined, '18:05'), happens: enter }] : []),
		...client.groups.map((name) => {
			const made = groups.find((group) => group.name === name)?.days ?? 0
			return { at: daysAgo(stage, Math.min(made, client.joined), '18:30'), happens: join(name) }
		}),
	]
}
