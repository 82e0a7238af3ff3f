import { describe, expect, test } from 'vitest'
import { publishProgram } from '#features/programs/use-cases/publish-program.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { statements } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { programAccess } from './queries/access.ts'
import { clientsOfProgram } from './queries/clients-of-program.ts'
import { mailsOfProgram } from './queries/mails-of-program.ts'
import { myProgram, myPrograms } from './queries/my-programs.ts'
import { clientsToAdd } from './queries/named-clients.ts'
import { sharingOfProgram } from './queries/sharing-of-program.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { addClients } from './use-cases/add-clients.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { deleteSharing } from './use-cases/delete-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'
import { tellWhenGeneric } from './use-cases/tell-when-generic.ts'

useHouse()

const publishedProgram = ({ id, coach }: TestStudio, title = 'Strong in eight weeks', published = true) =>
	within(id, async (db) => {
		const programId = newId()
		await db
			.insertInto('program')
			.values({
				studio_id: id,
				id: programId,
				title,
				weeks: 8,
				created_by: coach.id,
				published_at: published ? new Date() : null,
			})
			.execute()
		return programId
	})

const group = (studioId: string, name: string, memberIds: string[]) =>
	within(studioId, async (db) => {
		const id = newId()
		await db.insertInto('client_group').values({ studio_id: studioId, id, name }).execute()
		for (const client_id of memberIds)
			await db
				.insertInto('client_group_member')
				.values({ studio_id: studioId, group_id: id, client_id })
				.execute()
		return id
	})

const messagesTo = (studioId: string, clientId: string) =>
	within(studioId, (db) => db.selectFrom('message').selectAll().where('client_id', '=', clientId).execute())

const access = (studioId: string, clientId: string, programId: string) =>
	within(studioId, (db) => programAccess(db, clientId, programId))

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

const archive = (studioId: string, clientId: string) =>
	within(studioId, (db) =>
		db.updateTable('client').set({ archived_at: new Date() }).where('id', '=', clientId).execute(),
	)

const runOf = ({ id, client }: TestStudio, programId: string, span: string) =>
	within(id, async (db) => {
		const calendar = await db
			.selectFrom('calendar')
			.select('id')
			.where('client_id', '=', client.id)
			.executeTakeFirstOrThrow()
		await db
			.insertInto('program_run')
			.values({
				studio_id: id,
				id: newId(),
				calendar_id: calendar.id,
				client_id: client.id,
				program_id: programId,
				program_version: 1,
				title: 'Run',
				day_one: '2026-03-02',
				weeks: 1,
				span,
				scheduled_by: 'client',
			})
			.execute()
	})
