import { describe, expect, test } from 'vitest'
import { addToGroup } from '#features/clients/use-cases/add-to-group.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { editGroup } from '#features/clients/use-cases/edit-group.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { reactivateClients } from '#features/clients/use-cases/reactivate-clients.ts'
import { removeFromGroup } from '#features/clients/use-cases/remove-from-group.ts'
import { tagClients } from '#features/clients/use-cases/tag-clients.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { archive, group, messagesTo, publishedProgram } from '#features/testing/shares.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { react } from '#platform/worker.ts'
import { mailsOfProgram } from './queries/mails-of-program.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'

useHouse()

/** A program shared with everybody, or with these groups, with "tell them" as said; those who have it now have heard. */
async function shared(at: TestStudio, groupIds: string[], { tell = true, title = 'Base' } = {}) {
	const programId = await publishedProgram(at, title)
	must(await as(at.coach).do(setSharing, { programId, kind: 'generic', groupIds }))
	must(await as(at.coach).do(activateSharing, { programId, tellWhenGeneric: tell }))
	await drain()
	return programId
}

const subjectsTo = async (at: TestStudio, clientId: string): Promise<string[]> => {
	await drain()
	const mails = (await messagesTo(at.id, clientId)).filter(({ channel }) => channel === 'mail')
	return mails.map(({ subject }) => subject).sort()
}
const joined = (at: TestStudio) =>
	within(at.id, (db) =>
		db.selectFrom('event').select('client_id').where('name', '=', 'sharing.audience-joined').execute(),
	)

describe('4.3 who joins the audience while "tell them" is ticked is told then', () => {
	test('4.3 a client who is made later hears of a program for everybody; without the tick nobody does', async () => {
		const at = await studio()
		await shared(at, [], { title: 'Told' })
		await shared(at, [], { title: 'Silent', tell: false })
		const { clientId } = must(
			await as(at.owner).do(createClient, { firstName: 'Late', email: 'late@example.test' }),
		)
		expect(await subjectsTo(at, clientId)).toEqual(['“Told” is ready for you'])
		expect(posted.findLast(({ to }) => to === 'late@example.test')?.text).toContain(at.owner.name)
		const sent = await messagesTo(at.id, at.client.id)
		expect(sent).toHaveLength(1)
	})

	test('4.3, I24 who comes into a group is told once, of each program, and never again', async () => {
		const at = await studio()
		const groupId = await group(at.id, 'Runners', [])
		const [base, peak] = [await shared(at, [groupId]), await shared(at, [groupId], { title: 'Peak' })]
		const clientIds = [at.client.id]
		must(await as(at.coach).do(addToGroup, { groupId, clientIds }))
		const both = ['“Base” is ready for you', '“Peak” is ready for you']
		expect(await subjectsTo(at, at.client.id)).toEqual(both)
		expect(await subjectsTo(at, at.otherClient.id)).toEqual([])
		for (const programId of [base, peak])
			expect((await as(at.coach).ask(mailsOfProgram, { programId })).messages).toHaveLength(1)
		must(await as(at.coach).do(removeFromGroup, { groupId, clientIds }))
		must(await as(at.coach).do(addToGroup, { groupId, clientIds }))
		expect(await subjectsTo(at, at.client.id)).toEqual(both)
		expect(await joined(at)).toHaveLength(2)
	})

	test('4.3 by a tag, by a new rule of the group, and back from the archive', async () => {
		const at = await studio()
		const groupId = await group(at.id, 'Runners', [])
		await shared(at, [groupId])
		must(await as(at.coach).do(tagClients, { clientIds: [at.client.id], add: ['5k'] }))
		expect(await subjectsTo(at, at.client.id)).toEqual([])
		must(await as(at.coach).do(editGroup, { groupId, everyoneTagged: '5k' }))
		expect(await subjectsTo(at, at.client.id)).toHaveLength(1)
		must(await as(at.coach).do(tagClients, { clientIds: [at.otherClient.id], add: ['5k'] }))
		expect(await subjectsTo(at, at.otherClient.id)).toHaveLength(1)
		const away = await clientOf(at.id, { firstName: 'Away', lastName: '', coachId: at.coach.id })
		await archive(at.id, away.id)
		must(await as(at.coach).do(addToGroup, { groupId, clientIds: [away.id] }))
		expect(await subjectsTo(at, away.id)).toEqual([])
		must(await as(at.coach).do(reactivateClients, { clientIds: [away.id] }))
		expect(await subjectsTo(at, away.id)).toHaveLength(1)
	})

	test('4.3, 1.5 through a record merged into theirs; who was told as the other is not told again', async () => {
		const at = await studio()
		const groupId = await group(at.id, 'Runners', [])
		await shared(at, [groupId])
		const twin = await clientOf(at.id, { firstName: 'Twin', lastName: '', coachId: at.coach.id })
		must(await as(at.coach).do(addToGroup, { groupId, clientIds: [twin.id] }))
		expect(await subjectsTo(at, twin.id)).toHaveLength(1)
		must(await as(at.coach).do(mergeClients, { clientId: at.client.id, mergedClientId: twin.id }))
		expect(await subjectsTo(at, at.client.id)).toHaveLength(1)
	})

	test('4.3 a share that is off meanwhile tells nobody; who joined then hears when it is on again', async () => {
		const at = await studio()
		const groupId = await group(at.id, 'Runners', [])
		const programId = await shared(at, [groupId])
		must(await as(at.coach).do(deactivateSharing, { programId }))
		must(await as(at.coach).do(addToGroup, { groupId, clientIds: [at.client.id] }))
		expect(await subjectsTo(at, at.client.id)).toEqual([])
		must(await as(at.coach).do(activateSharing, { programId }))
		expect(await subjectsTo(at, at.client.id)).toHaveLength(1)
	})
})

test('I24, I25 made and put into groups in one act, worked off by several workers at once: told once', async () => {
	const at = await studio()
	const groupIds = [await group(at.id, 'A', []), await group(at.id, 'B', []), await group(at.id, 'C', [])]
	await shared(at, groupIds)
	const outcome = await as(at.coach).do(createClient, {
		...{ firstName: 'Many', email: 'many@example.test', groupIds },
	})
	const { clientId } = must(outcome)
	const waiting = outcome.ok ? outcome.events : []
	const names = {
		'clients.created': 'sharing.tell-the-new-client',
		'clients.joined-group': 'sharing.tell-when-in-a-group',
	}
	const due = waiting.flatMap(({ eventId, name }) => {
		const reaction = names[name as keyof typeof names]
		return reaction ? [{ studioId: at.id, eventId, reaction }] : []
	})
	expect(due).toHaveLength(4)
	await Promise.all([...due, ...due].map((each) => react(each)))
	expect(await joined(at)).toEqual([{ client_id: clientId }])
	expect(await subjectsTo(at, clientId)).toHaveLength(1)
})
