import { expect, test } from 'vitest'
import { drain, useHouse } from '#features/testing/house.ts'
import { access, archive, publishedProgram } from '#features/testing/shares.ts'
import { as, clientOf, staffMember, studio, within } from '#features/testing/studio.ts'
import { statements } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { clientsOfProgram } from './queries/clients-of-program.ts'
import { mailsOfProgram } from './queries/mails-of-program.ts'
import { clientsToAdd } from './queries/named-clients.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { addClients } from './use-cases/add-clients.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { deleteSharing } from './use-cases/delete-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'

useHouse()

test('1.3, 4.3 the search for clients to name leaves out who is named, archived or another coach’s', async () => {
	const at = await studio()
	const programId = await publishedProgram(at)
	const other = await staffMember(at.id, 'coach')
	const theirs = await clientOf(at.id, { firstName: 'Their', lastName: 'Own', coachId: other.id })
	const found = async (actor: typeof at.coach, q = '') =>
		(await as(actor).ask(clientsToAdd, { programId, q })).clients.map((each) => each.name)
	expect(await found(at.coach)).toEqual(['Amélie Durand', 'Ben Okafor'])
	expect(await found(at.owner)).toHaveLength(3)
	expect(await found(at.coach, 'AMEL dur')).toEqual(['Amélie Durand'])
	must(await as(at.coach).do(addClients, { programId, clientIds: [at.client.id] }))
	await archive(at.id, at.otherClient.id)
	expect(await found(at.coach)).toEqual([])
	expect(await as(at.coach).do(addClients, { programId, clientIds: [theirs.id] })).toMatchObject({
		code: 'not_found',
	})
})

test('1.3 another coach learns no name, address or mail of clients who aren’t theirs, nor can take them away', async () => {
	const at = await studio()
	const programId = await publishedProgram(at)
	must(await as(at.coach).do(addClients, { programId, clientIds: [at.client.id] }))
	must(await as(at.coach).do(activateSharing, { programId }))
	await drain()
	const other = await staffMember(at.id, 'coach')
	expect((await as(other).ask(clientsOfProgram, { programId })).clients).toEqual([])
	expect((await as(other).ask(mailsOfProgram, { programId })).messages).toEqual([])
	const off = await as(other).preview(deactivateSharing, { programId })
	expect(JSON.stringify(off)).not.toContain('Durand')
	expect(await as(other).do(deleteSharing, { programId, clientId: at.client.id })).toMatchObject({
		code: 'not_found',
	})
	must(await as(other).do(setSharing, { programId, kind: 'specific', clientIds: [] }))
	expect(await access(at.id, at.client.id, programId)).toBe(true)
})

test('4.1 activating for 1,000 clients takes a few statements per hundred', async () => {
	const at = await studio()
	const programId = await publishedProgram(at)
	await within(at.id, async (db) => {
		const clients = Array.from({ length: 1000 }, (_, n) => ({
			studio_id: at.id,
			id: newId(),
			first_name: 'Client',
			last_name: `${n}`,
			email: `${n}-${at.id}@example.test`,
			primary_coach_id: at.coach.id,
		}))
		await db.insertInto('client').values(clients).execute()
		const grants = clients.map(({ id }) => ({
			studio_id: at.id,
			program_id: programId,
			client_id: id,
			grant_id: newId(),
		}))
		await db.insertInto('program_share').values({ studio_id: at.id, program_id: programId }).execute()
		await db.insertInto('program_share_client').values(grants).execute()
	})
	const preview = await as(at.coach).preview(activateSharing, { programId })
	expect(preview.ok && preview.effects[1]?.text).toBe(
		'1000 clients are told: 1000 by e-mail and 1000 in the app.',
	)
	statements.count = 0
	must(await as(at.coach).do(activateSharing, { programId }))
	const { react } = await import('#platform/worker.ts')
	const event = await within(at.id, (db) =>
		db.selectFrom('event').select('id').where('name', '=', 'sharing.activated').executeTakeFirstOrThrow(),
	)
	await react({ studioId: at.id, eventId: event.id, reaction: 'sharing.tell-when-activated' })
	expect(statements.count).toBeLessThan(50)
	const told = await within(at.id, (db) => db.selectFrom('program_share_told').select('grant_id').execute())
	expect(told).toHaveLength(1000)
	const queued = await within(at.id, (db) => db.selectFrom('message').select('id').execute())
	expect(queued).toHaveLength(1000)
})
