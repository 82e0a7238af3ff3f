import { describe, expect, test } from 'vitest'
import { drain, useHouse } from '#features/testing/house.ts'
import { access, group, messagesTo, publishedProgram } from '#features/testing/shares.ts'
import { as, clientOf, studio } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { myProgram, myPrograms } from './queries/my-programs.ts'
import { sharingOfProgram } from './queries/sharing-of-program.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { addClients } from './use-cases/add-clients.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { deleteSharing } from './use-cases/delete-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'
import { tellWhenGeneric } from './use-cases/tell-when-generic.ts'

useHouse()

describe('4.1 the two controls', () => {
	test('4.1 nothing is granted and nobody told before activation', async () => {
		const at = await studio()
		const { id, coach, client } = at
		const programId = await publishedProgram(at)
		must(await as(coach).do(addClients, { programId, clientIds: [client.id] }))
		await drain()
		expect(await access(id, client.id, programId)).toBe(false)
		expect(await messagesTo(id, client.id)).toEqual([])
		const outcome = await as(coach).preview(activateSharing, { programId })
		expect(outcome).toMatchObject({
			ok: true,
			effects: [
				{ kind: 'comes', text: 'Amélie Durand gets access: they see the program and may schedule it.' },
				{ kind: 'told', text: 'One client is told: 1 e-mail and 1 notice in the app.' },
			],
		})
		expect(await access(id, client.id, programId)).toBe(false)
		must(await as(coach).do(activateSharing, { programId }))
		expect(await access(id, client.id, programId)).toBe(true)
		expect(await as(coach).ask(sharingOfProgram, { programId })).toMatchObject({
			active: true,
			named: 1,
			reached: 1,
		})
	})

	test('4.1 a draft grants nothing, and the preview says so', async () => {
		const at = await studio()
		const programId = await publishedProgram(at, 'Draft', false)
		must(await as(at.coach).do(addClients, { programId, clientIds: [at.client.id] }))
		const outcome = await as(at.coach).do(activateSharing, { programId })
		expect(outcome.ok && outcome.effects.map((line) => line.kind)).toEqual(['note', 'note'])
		await drain()
		expect(await messagesTo(at.id, at.client.id)).toEqual([])
		await expect(as(at.client).ask(myProgram, { programId })).rejects.toThrow()
	})

	test('1.4 neither a client nor another studio’s owner learns that the program exists', async () => {
		const [at, rival] = [await studio(), await studio()]
		const programId = await publishedProgram(at)
		for (const actor of [at.client, rival.owner]) {
			expect(await as(actor).do(activateSharing, { programId })).toMatchObject({ code: 'not_found' })
			await expect(as(actor).ask(sharingOfProgram, { programId })).rejects.toThrow()
		}
		expect(await as(at.coach).do(addClients, { programId, clientIds: [rival.client.id] })).toMatchObject({
			code: 'not_found',
		})
	})

	test('two coaches changing the same share: the one who looked earlier is told', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		const { version } = await as(at.coach).ask(sharingOfProgram, { programId })
		must(await as(at.owner).do(setSharing, { programId, kind: 'generic', version }))
		expect(await as(at.coach).do(setSharing, { programId, kind: 'specific', version })).toMatchObject({
			code: 'stale',
		})
	})
})

describe('4.2 generic sharing', () => {
	test('4.2 without groups every client has access, also one who joins later', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		must(await as(at.coach).do(setSharing, { programId, kind: 'generic' }))
		must(await as(at.coach).do(activateSharing, { programId }))
		const later = await clientOf(at.id, { firstName: 'Late', lastName: 'Comer', coachId: at.coach.id })
		for (const { id } of [at.client, at.otherClient, later])
			expect(await access(at.id, id, programId)).toBe(true)
		await drain()
		expect(await messagesTo(at.id, at.client.id)).toEqual([])
	})

	test('4.2 with groups exactly their members; one of another studio can’t be chosen', async () => {
		const [at, rival] = [await studio(), await studio()]
		const programId = await publishedProgram(at)
		const mine = await group(at.id, 'Runners', [at.client.id])
		const theirs = await group(rival.id, 'Runners', [])
		expect(
			await as(at.coach).do(setSharing, { programId, kind: 'generic', groupIds: [theirs] }),
		).toMatchObject({
			code: 'not_found',
		})
		must(await as(at.coach).do(setSharing, { programId, kind: 'generic', groupIds: [mine] }))
		must(await as(at.coach).do(activateSharing, { programId }))
		expect(await access(at.id, at.client.id, programId)).toBe(true)
		expect(await access(at.id, at.otherClient.id, programId)).toBe(false)
		expect(await as(at.coach).do(deleteSharing, { programId, clientId: at.client.id })).toMatchObject({
			code: 'sharing_not_named',
		})
	})

	test('4.3 "tell them" ticked tells those who have access, once', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		must(await as(at.coach).do(setSharing, { programId, kind: 'generic' }))
		must(await as(at.coach).do(activateSharing, { programId }))
		const outcome = await as(at.coach).preview(tellWhenGeneric, { programId, tell: true })
		expect(outcome).toMatchObject({ effects: [{ kind: 'note' }, { kind: 'told' }] })
		must(await as(at.coach).do(tellWhenGeneric, { programId, tell: true }))
		await drain()
		must(await as(at.coach).do(deactivateSharing, { programId }))
		must(await as(at.coach).do(activateSharing, { programId }))
		await drain()
		expect(await messagesTo(at.id, at.client.id)).toHaveLength(1)
	})
})

test('4.4, I20 list, search and detail of the client hold what is shared, page by page', async () => {
	const at = await studio()
	for (const title of ['Été fort', 'Base', 'Course à pied', 'Not shared']) {
		const programId = await publishedProgram(at, title)
		if (title === 'Not shared') continue
		must(await as(at.coach).do(setSharing, { programId, kind: 'generic' }))
		must(await as(at.coach).do(activateSharing, { programId }))
	}
	const first = await as(at.client).ask(myPrograms, { limit: 2 })
	expect(first.programs.map((each) => each.title)).toEqual(['Base', 'Course à pied'])
	const second = await as(at.client).ask(myPrograms, { limit: 2, after: first.next ?? '' })
	expect(second).toMatchObject({ programs: [{ title: 'Été fort', scheduled: null }], next: null })
	expect((await as(at.client).ask(myPrograms, { q: 'ete FORT' })).programs).toHaveLength(1)
	expect((await as(at.client).ask(myPrograms, { q: '%' })).programs).toHaveLength(0)
})
