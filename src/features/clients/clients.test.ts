import { expect, test } from 'vitest'
import { changeOwnProfile } from '#features/accounts/use-cases/change-own-profile.ts'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { clientActivity } from './queries/activity.ts'
import { clientProfile } from './queries/client-profile.ts'
import { exportClient } from './queries/export-client.ts'
import { listClients } from './queries/list-clients.ts'
import { clientNotes } from './queries/notes.ts'
import { addNote } from './use-cases/add-note.ts'
import { archiveClients } from './use-cases/archive-clients.ts'
import { createClient } from './use-cases/create-client.ts'
import { createCustomField } from './use-cases/create-custom-field.ts'
import { deleteClient } from './use-cases/delete-client.ts'
import { deleteCustomField } from './use-cases/delete-custom-field.ts'
import { deleteNote } from './use-cases/delete-note.ts'
import { editClient } from './use-cases/edit-client.ts'
import { editNote } from './use-cases/edit-note.ts'
import { reactivateClients } from './use-cases/reactivate-clients.ts'
import { setCoaches } from './use-cases/set-coaches.ts'
import { tagClients } from './use-cases/tag-clients.ts'

useHouse()

const unknownId = '01890000-0000-7000-8000-000000000000'

test('2.1 an edit changes only what is given, says before and after in the trail, and refuses what is stale', async () => {
	const { coach, client } = await studio()
	const before = await as(coach).ask(clientProfile, { clientId: client.id })
	const edit = { clientId: client.id, version: before.version, phone: '+33 6 12 34 56 78', tags: ['Run'] }
	expect(must(await as(coach).do(editClient, edit))).toMatchObject({
		changed: true,
		version: before.version + 1,
	})
	const after = await as(coach).ask(clientProfile, { clientId: client.id })
	expect(after).toMatchObject({ firstName: 'Amélie', phone: '+33 6 12 34 56 78', tags: ['Run'] })
	expect(await as(coach).do(editClient, { ...edit, phone: null })).toMatchObject({ code: 'stale' })
	const again = must(await as(coach).do(editClient, { clientId: client.id, phone: '+33 6 12 34 56 78' }))
	expect(again.changed).toBe(false)
	const { entries } = await as(coach).ask(clientActivity, { clientId: client.id })
	expect(entries.map(({ text }) => text)).toEqual(['Tags changed', 'Details changed'])
	expect(entries[1]).toMatchObject({ before: { phone: null }, after: { phone: '+33 6 12 34 56 78' } })
})

test('2.4 the address somebody logs in with is theirs to change', async () => {
	const { coach, client } = await studio()
	const refused = await as(coach).do(editClient, { clientId: client.id, email: 'other@example.test' })
	expect(refused).toMatchObject({ ok: false, code: 'email_is_theirs', field: 'email' })
})

test('2.4 what a client changes in their profile is at once what the coach sees', async () => {
	const { coach, client } = await studio()
	must(
		await as(client).do(changeOwnProfile, { firstName: 'Amy', lastName: 'Durand-Roux', phone: '0612345678' }),
	)
	expect(await as(coach).ask(clientProfile, { clientId: client.id })).toMatchObject({
		name: 'Amy Durand-Roux',
		phone: '0612345678',
	})
	expect((await as(coach).ask(listClients, { q: 'durand-roux amy' })).clients.length).toBe(1)
})

test('2.1 archived clients leave the list, keep everything, and come back; nobody is archived twice', async () => {
	const { coach, client } = await studio()
	expect(must(await as(coach).do(archiveClients, { clientIds: [client.id] })).archived).toEqual([client.id])
	expect(must(await as(coach).do(archiveClients, { clientIds: [client.id] })).archived).toEqual([])
	expect((await as(coach).ask(listClients, { q: 'durand' })).clients).toEqual([])
	must(await as(coach).do(reactivateClients, { clientIds: [client.id] }))
	expect((await as(coach).ask(listClients, { q: 'durand' })).clients.length).toBe(1)
})

test('2.1 deletion asks for the name, takes every row, and leaves a trail without personal data', async () => {
	const { id, coach, client } = await studio()
	must(await as(coach).do(addNote, { clientId: client.id, body: 'Knee.' }))
	must(await as(coach).do(editClient, { clientId: client.id, phone: '+44 20 7946 0000' }))
	expect(await as(coach).do(deleteClient, { clientId: client.id, confirm: 'Amelie' })).toMatchObject({
		code: 'confirm_name',
		field: 'confirm',
	})
	const preview = await as(coach).preview(deleteClient, { clientId: client.id, confirm: 'amelie DURAND' })
	expect(preview).toMatchObject({ ok: true, effects: [{ kind: 'goes' }, { text: '1 note' }] })
	expect(await as(coach).ask(exportClient, { clientId: client.id })).toMatchObject({
		client: { first_name: 'Amélie' },
		tables: { client_note: [{ body: 'Knee.' }], calendar: [{}] },
	})
	must(await as(coach).do(deleteClient, { clientId: client.id, confirm: 'Amélie Durand' }))
	await within(id, async (db) => {
		for (const table of ['client', 'client_note', 'calendar', 'message'] as const)
			expect(
				await db
					.selectFrom(table)
					.select('id')
					.where(table === 'client' ? 'id' : ('client_id' as never), '=', client.id as never)
					.execute(),
			).toEqual([])
		const events = await db.selectFrom('event').selectAll().execute()
		expect(JSON.stringify(events)).not.toMatch(/Durand|7946/)
		expect(events.some(({ name }) => name === 'clients.deleted')).toBe(true)
		const access = await db
			.selectFrom('studio_access')
			.select('account_id')
			.where('account_id', '=', client.accountId)
			.execute()
		expect(access).toEqual([])
	})
})

test('1.3 coaches are set by a coach of the client; an assistant coaches nobody; whoever is left out sees nothing', async () => {
	const { id, owner, coach, client } = await studio()
	const colleague = await staffMember(id, 'coach')
	const assistant = await staffMember(id, 'assistant')
	const set = (primaryCoachId: string | null, otherCoachIds: string[] = []) => ({
		clientId: client.id,
		primaryCoachId,
		otherCoachIds,
	})
	expect(await as(colleague).do(setCoaches, set(colleague.id))).toMatchObject({ code: 'not_found' })
	expect(await as(coach).do(setCoaches, set(assistant.id))).toMatchObject({ code: 'not_found' })
	must(await as(coach).do(setCoaches, set(colleague.id)))
	await expect(as(coach).ask(clientProfile, { clientId: client.id })).rejects.toThrow()
	expect(await as(assistant).ask(clientProfile, { clientId: client.id })).toMatchObject({
		primaryCoach: { id: colleague.id },
	})
	expect(await as(assistant).do(editClient, { clientId: client.id, firstName: 'X' })).toMatchObject({
		code: 'not_found',
	})
	must(await as(owner).do(setCoaches, set(coach.id, [colleague.id])))
	expect(await as(coach).ask(clientProfile, { clientId: client.id })).toMatchObject({
		otherCoaches: [{ id: colleague.id }],
	})
})

test('2.5 notes are for coaches: never for the client, the assistant or another coach', async () => {
	const { id, coach, client, otherClient } = await studio()
	const colleague = await staffMember(id, 'coach')
	const assistant = await staffMember(id, 'assistant')
	const { noteId } = must(
		await as(coach).do(addNote, { clientId: client.id, body: '  Old knee injury\r\nleft  ' }),
	)
	must(await as(coach).do(addNote, { clientId: client.id, body: 'Later' }))
	must(await as(coach).do(editNote, { noteId, pinned: true }))
	const { notes } = await as(coach).ask(clientNotes, { clientId: client.id })
	expect(notes).toMatchObject([{ body: 'Old knee injury\nleft', pinned: true, own: true }, { body: 'Later' }])
	for (const who of [client, otherClient, colleague, assistant])
		await expect(as(who).ask(clientNotes, { clientId: client.id })).rejects.toThrow()
	must(
		await as(coach).do(setCoaches, {
			clientId: client.id,
			primaryCoachId: coach.id,
			otherCoachIds: [colleague.id],
		}),
	)
	expect(await as(colleague).do(editNote, { noteId, body: 'Mine' })).toMatchObject({
		code: 'note_of_another',
	})
	expect(await as(colleague).do(deleteNote, { noteId })).toMatchObject({ code: 'note_of_another' })
	must(await as(coach).do(deleteNote, { noteId }))
	const trail = await within(id, (db) =>
		db.selectFrom('event').selectAll().where('name', 'like', 'clients.note%').execute(),
	)
	expect(trail.every(({ client_id }) => client_id === null)).toBe(true)
	expect(JSON.stringify(trail)).not.toContain('knee')
})

test("2.5 the studio's own fields are checked by their kind, and go with what is in them", async () => {
	const { coach, client } = await studio()
	const field = async (name: string, kind: 'text' | 'number' | 'date' | 'choice', choices: string[] = []) =>
		must(await as(coach).do(createCustomField, { name, kind, choices })).fieldId
	const [size, since, level] = [
		await field('Shoe size', 'number'),
		await field('Since', 'date'),
		await field('Level', 'choice', ['Beginner', 'Avancé']),
	]
	const edit = (customFields: Record<string, string | number | null>) =>
		as(coach).do(editClient, { clientId: client.id, customFields })
	must(await edit({ [size]: '42,5', [since]: '2024-02-29', [level]: 'avance' }))
	const { fields } = await as(coach).ask(clientProfile, { clientId: client.id })
	expect(fields.map(({ value }) => value)).toEqual([42.5, '2024-02-29', 'Avancé'])
	for (const wrong of [
		{ [size]: 'large' },
		{ [since]: '2023-02-29' },
		{ [level]: 'Pro' },
		{ [unknownId]: 'x' },
	])
		expect(await edit(wrong)).toMatchObject({ code: 'field_value' })
	expect(await as(coach).do(createCustomField, { name: 'shoe SIZE', kind: 'text' })).toMatchObject({
		code: 'field_name_taken',
	})
	expect(await as(coach).do(createCustomField, { name: 'Empty', kind: 'choice' })).toMatchObject({
		code: 'field_needs_choices',
	})
	must(await as(coach).do(deleteCustomField, { fieldId: size }))
	const after = await as(coach).ask(clientProfile, { clientId: client.id })
	expect(after.fields.map(({ name }) => name)).toEqual(['Since', 'Level'])
})

test('2.5 tags are put on and taken off several at once; all or none', async () => {
	const { id, coach, client, otherClient } = await studio()
	const stranger = await clientOf(id, {
		firstName: 'S',
		lastName: 'T',
		coachId: (await staffMember(id, 'coach')).id,
	})
	const clientIds = [client.id, otherClient.id]
	expect(must(await as(coach).do(tagClients, { clientIds, add: ['A', 'B'] })).changed).toBe(2)
	expect(must(await as(coach).do(tagClients, { clientIds, add: ['A'], remove: ['B'] })).changed).toBe(2)
	expect(must(await as(coach).do(tagClients, { clientIds, add: ['A'] })).changed).toBe(0)
	expect(await as(coach).do(tagClients, { clientIds: [client.id, stranger.id], add: ['C'] })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(coach).ask(clientProfile, { clientId: client.id })).toMatchObject({ tags: ['A'] })
})

test('I29, I30 a client, a stranger and a rival get the same "not found" as for an unknown id', async () => {
	const [one, two] = [await studio(), await studio()]
	for (const who of [two.owner, two.coach, one.client, one.otherClient]) {
		for (const clientId of [one.client.id, unknownId]) {
			expect(await as(who).do(editClient, { clientId, firstName: 'X' })).toEqual({
				ok: false,
				code: 'not_found',
				params: {},
			})
			expect(await as(who).do(archiveClients, { clientIds: [clientId] })).toEqual({
				ok: false,
				code: 'not_found',
				params: {},
			})
			expect(await as(who).do(addNote, { clientId, body: 'x' })).toEqual({
				ok: false,
				code: 'not_found',
				params: {},
			})
			await expect(as(who).ask(clientProfile, { clientId })).rejects.toThrow()
			await expect(as(who).ask(exportClient, { clientId })).rejects.toThrow()
		}
	}
})

test('bad input: names and contacts that are none are refused beside their field; markup is only text', async () => {
	const { coach } = await studio()
	const make = (input: Record<string, unknown>) => as(coach).do(createClient, { firstName: 'A', ...input })
	for (const [field, value] of [
		['firstName', ''],
		['firstName', 'é'.repeat(10_000)],
		['firstName', 'a\0b'],
		['email', 'a@localhost'],
		['email', 'not an address'],
		['phone', '+33 6 12 34 56 78;ext=1'],
		['phone', '`rm -rf /`'],
		['bornOn', '2023-02-30'],
		['timeZone', 'Mars/Olympus'],
	] as const) {
		const outcome = await make({ [field]: value })
		expect(outcome, `${field} ${value.slice(0, 20)}`).toMatchObject({ ok: false, code: 'invalid' })
		expect(Object.keys((outcome as { fields?: object }).fields ?? {})).toEqual([field])
	}
	const { clientId } = must(
		await make({ firstName: '<script>alert(1)</script>', lastName: '👩‍👩‍👧‍👦 \u202eevil' }),
	)
	expect(await as(coach).ask(clientProfile, { clientId })).toMatchObject({
		name: '<script>alert(1)</script> 👩‍👩‍👧‍👦 evil',
	})
})
