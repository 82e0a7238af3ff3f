import { describe, expect, test } from 'vitest'
import { publishProgram } from '#features/programs/use-cases/publish-program.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { access, archive, messagesTo, publishedProgram, runOf } from '#features/testing/shares.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { clientsOfProgram } from './queries/clients-of-program.ts'
import { mailsOfProgram } from './queries/mails-of-program.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { addClients } from './use-cases/add-clients.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { deleteSharing } from './use-cases/delete-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'

useHouse()

describe('4.3 specific sharing', () => {
	test('4.3, I24 each named client is told once; one added while active is told then', async () => {
		const at = await studio()
		const { id, coach, client, otherClient } = at
		const programId = await publishedProgram(at)
		must(await as(coach).do(addClients, { programId, clientIds: [client.id] }))
		must(await as(coach).do(activateSharing, { programId }))
		await drain()
		const mail = posted.findLast((each) => each.to === `${client.accountId}@example.test`)
		expect(mail).toMatchObject({ subject: '“Strong in eight weeks” is ready for you' })
		expect(mail?.text).toContain(`/client/programs/${programId}`)
		must(await as(coach).do(addClients, { programId, clientIds: [client.id, otherClient.id] }))
		must(await as(coach).do(deactivateSharing, { programId }))
		must(await as(coach).do(activateSharing, { programId }))
		await drain()
		expect(await messagesTo(id, client.id)).toHaveLength(1)
		expect(await messagesTo(id, otherClient.id)).toHaveLength(1)
		const { messages } = await as(coach).ask(mailsOfProgram, { programId })
		expect(messages.map((each) => [each.name, each.status])).toEqual([
			['Ben Okafor', 'sent'],
			['Amélie Durand', 'sent'],
		])
	})

	test('4.5, I24 deleted and given again is another grant: told again', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		const one = { programId, clientIds: [at.client.id] }
		must(await as(at.coach).do(activateSharing, { programId }))
		must(await as(at.coach).do(addClients, one))
		await drain()
		must(await as(at.coach).do(deleteSharing, { programId, clientId: at.client.id }))
		expect(await access(at.id, at.client.id, programId)).toBe(false)
		must(await as(at.coach).do(addClients, one))
		await drain()
		expect(await messagesTo(at.id, at.client.id)).toHaveLength(2)
	})

	test('4.5, I21 deleting says that the scheduled run stays, and it stays', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		must(await as(at.coach).do(addClients, { programId, clientIds: [at.client.id] }))
		must(await as(at.coach).do(activateSharing, { programId }))
		await runOf(at, programId, '[2026-01-05,2099-01-05)')
		const outcome = await as(at.coach).do(deleteSharing, { programId, clientId: at.client.id })
		expect(outcome.ok && outcome.effects).toEqual([
			{ kind: 'goes', text: 'Amélie Durand loses access and can no longer schedule it.' },
			{ kind: 'stays', text: 'A run already scheduled stays until it ends.' },
			{ kind: 'note', text: 'Nobody is told.' },
		])
		const runs = await within(at.id, (db) =>
			db.selectFrom('program_run').select('id').where('program_id', '=', programId).execute(),
		)
		expect(runs).toHaveLength(1)
	})

	test('2.1 an archived client can’t be named, and one archived later hears nothing', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		must(await as(at.coach).do(addClients, { programId, clientIds: [at.client.id] }))
		await archive(at.id, at.client.id)
		await archive(at.id, at.otherClient.id)
		expect(await as(at.coach).do(addClients, { programId, clientIds: [at.otherClient.id] })).toMatchObject({
			code: 'not_found',
		})
		must(await as(at.coach).do(activateSharing, { programId }))
		await drain()
		expect(await messagesTo(at.id, at.client.id)).toEqual([])
	})

	test('4.3 the whole list at once: who is missing is added, who is too many goes', async () => {
		const at = await studio()
		const programId = await publishedProgram(at)
		must(await as(at.coach).do(activateSharing, { programId }))
		must(await as(at.coach).do(setSharing, { programId, kind: 'specific', clientIds: [at.client.id] }))
		must(await as(at.coach).do(setSharing, { programId, kind: 'specific', clientIds: [at.otherClient.id] }))
		const { clients } = await as(at.coach).ask(clientsOfProgram, { programId })
		expect(clients.map((each) => each.name)).toEqual(['Ben Okafor'])
	})
})

test('4.3 activated while a draft: named clients are told when it is published', async () => {
	const at = await studio()
	const programId = await publishedProgram(at, 'Draft', false)
	must(await as(at.coach).do(addClients, { programId, clientIds: [at.client.id] }))
	must(await as(at.coach).do(activateSharing, { programId }))
	await within(at.id, (db) =>
		db
			.insertInto('program_workout')
			.values({
				...{ studio_id: at.id, id: newId(), program_id: programId, week: 1, day: 1, title: 'A' },
				content: JSON.stringify({ v: 1, sections: [] }),
			})
			.execute(),
	)
	must(await as(at.coach).do(publishProgram, { programId }))
	await drain()
	expect(await messagesTo(at.id, at.client.id)).toHaveLength(1)
})
