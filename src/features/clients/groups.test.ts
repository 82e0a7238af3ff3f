import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { groupDetail, listGroups, membersByHand } from './queries/groups.ts'
import { listClients } from './queries/list-clients.ts'
import { addToGroup } from './use-cases/add-to-group.ts'
import { createGroup } from './use-cases/create-group.ts'
import { deleteGroup } from './use-cases/delete-group.ts'
import { editGroup } from './use-cases/edit-group.ts'
import { removeFromGroup } from './use-cases/remove-from-group.ts'
import { tagClients } from './use-cases/tag-clients.ts'

useHouse()

test('2.3 members by hand: added once, taken out, listed as they stand', async () => {
	const { coach, client, otherClient } = await studio()
	const { groupId } = must(await as(coach).do(createGroup, { name: 'Morning' }))
	const clientIds = [client.id, otherClient.id]
	expect(must(await as(coach).do(addToGroup, { groupId, clientIds })).added).toBe(2)
	expect(must(await as(coach).do(addToGroup, { groupId, clientIds })).added).toBe(0)
	expect(await as(coach).ask(groupDetail, { groupId })).toMatchObject({ members: 2, byHand: 2 })
	must(await as(coach).do(removeFromGroup, { groupId, clientIds: [client.id] }))
	const { clients } = await as(coach).ask(listClients, { groupId })
	expect(clients.map(({ id }) => id)).toEqual([otherClient.id])
})

test('2.3 members by rule follow the tag at once, and stay in until it goes', async () => {
	const { coach, client } = await studio()
	const { groupId } = must(await as(coach).do(createGroup, { name: 'Runners', everyoneTagged: 'Run' }))
	must(await as(coach).do(tagClients, { clientIds: [client.id], add: ['Run'] }))
	must(await as(coach).do(addToGroup, { groupId, clientIds: [client.id] }))
	expect(await as(coach).ask(groupDetail, { groupId })).toMatchObject({ members: 1, byHand: 1 })
	const left = must(await as(coach).do(removeFromGroup, { groupId, clientIds: [client.id] }))
	expect(left).toEqual({ removed: 1, stayByRule: 1 })
	expect(await as(coach).ask(membersByHand, { groupId, clientIds: [client.id] })).toEqual({ clientIds: [] })
	must(await as(coach).do(tagClients, { clientIds: [client.id], remove: ['Run'] }))
	expect(await as(coach).ask(groupDetail, { groupId })).toMatchObject({ members: 0 })
	must(await as(coach).do(tagClients, { clientIds: [client.id], add: ['Swim'] }))
	const preview = await as(coach).preview(editGroup, { groupId, everyoneTagged: 'Swim' })
	expect(preview).toMatchObject({ effects: [{ text: 'The group goes from 0 to 1 members.' }] })
})

test('2.3 deleting a group deletes no client', async () => {
	const { coach, client } = await studio()
	const { groupId } = must(await as(coach).do(createGroup, { name: 'Gone soon' }))
	must(await as(coach).do(addToGroup, { groupId, clientIds: [client.id] }))
	must(await as(coach).do(deleteGroup, { groupId }))
	expect((await as(coach).ask(listClients, { q: 'durand' })).clients.length).toBe(1)
	expect((await as(coach).ask(listGroups, {})).groups).toEqual([])
})

test('I20 a program shared with one group alone is nobody’s when the group goes, never everybody’s', async () => {
	const { id, coach, client, otherClient } = await studio()
	const { groupId } = must(await as(coach).do(createGroup, { name: 'Only' }))
	const { groupId: other } = must(await as(coach).do(createGroup, { name: 'Other' }))
	must(await as(coach).do(addToGroup, { groupId, clientIds: [client.id] }))
	const [alone, both] = [newId(), newId()]
	await within(id, async (db) => {
		for (const [program_id, groups] of [
			[alone, [groupId]],
			[both, [groupId, other]],
		] as const) {
			await db
				.insertInto('program')
				.values({ studio_id: id, id: program_id, title: 'P', published_at: new Date() })
				.execute()
			await db
				.insertInto('program_share')
				.values({ studio_id: id, program_id, kind: 'generic', activated_at: new Date() })
				.execute()
			await db
				.insertInto('program_share_group')
				.values(groups.map((group_id) => ({ studio_id: id, program_id, group_id })))
				.execute()
		}
	})
	const access = () =>
		within(id, (db) => db.selectFrom('program_access').select(['program_id', 'client_id']).execute())
	expect((await access()).length).toBe(2)
	const outcome = await as(coach).do(deleteGroup, { groupId })
	expect(outcome).toMatchObject({
		effects: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('“P”') })]),
	})
	expect(await access()).toEqual([])
	must(await as(coach).do(addToGroup, { groupId: other, clientIds: [otherClient.id] }))
	expect(await access()).toEqual([{ program_id: both, client_id: otherClient.id }])
})

test('2.3 names are unique in a studio whatever their capitals; another studio’s group is not found', async () => {
	const [one, two] = [await studio(), await studio()]
	const { groupId } = must(await as(one.coach).do(createGroup, { name: 'Team' }))
	expect(await as(one.coach).do(createGroup, { name: 'TEAM' })).toMatchObject({ code: 'group_name_taken' })
	must(await as(two.coach).do(createGroup, { name: 'Team' }))
	expect(await as(two.coach).do(deleteGroup, { groupId })).toMatchObject({ code: 'not_found' })
	expect(await as(two.coach).do(addToGroup, { groupId, clientIds: [two.client.id] })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(one.client).do(createGroup, { name: 'Mine' })).toMatchObject({ code: 'not_found' })
})

test('1.3 nobody puts another coach’s client into a group', async () => {
	const { id, coach, client } = await studio()
	const colleague = await staffMember(id, 'coach')
	const theirs = await clientOf(id, { firstName: 'T', lastName: 'H', coachId: colleague.id })
	const { groupId } = must(await as(coach).do(createGroup, { name: 'G' }))
	expect(await as(coach).do(addToGroup, { groupId, clientIds: [client.id, theirs.id] })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(coach).ask(groupDetail, { groupId })).toMatchObject({ members: 0 })
})
