import { describe, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import type { StaffActor } from '#platform/actor.ts'
import { must } from '#platform/perform.ts'
import { clientProfile } from './queries/client-profile.ts'
import { exportList } from './queries/export-list.ts'
import { importErrors, importPlan, importState } from './queries/import.ts'
import { listClients } from './queries/list-clients.ts'
import { csvCell, csvLine, decodeText, readTable } from './rules/csv.ts'
import { guessColumns, looksDayFirst } from './rules/import-columns.ts'
import { isoDay, splitName } from './rules/import-row.ts'
import { createCustomField } from './use-cases/create-custom-field.ts'
import { mapImport } from './use-cases/map-import.ts'
import { runImport } from './use-cases/run-import.ts'
import { startImport } from './use-cases/start-import.ts'

useHouse()

async function runAll(who: StaffActor, content: string) {
	const { importId } = must(await as(who).do(startImport, { fileName: 'list.csv', content }))
	let counts = must(await as(who).do(runImport, { importId }))
	for (let turn = 0; counts.waiting > 0 && turn < 200; turn++)
		counts = must(await as(who).do(runImport, { importId }))
	return { importId, ...counts }
}

describe('2.1 reading a list', () => {
	test.each([
		['a,b\n1,2', [['1', '2']]],
		['a;b\n"1;x";2', [['1;x', '2']]],
		['a\tb\r\n1\t"two\r\nlines"\r\n\r\n', [['1', 'two\r\nlines']]],
		['\ufeffa,b\n"say ""hi""",', [['say "hi"', '']]],
		['a,b\n1\n,', [['1', '']]],
		["a,b\n'+33612345678,'=1", [['+33612345678', '=1']]],
	])('%j', (text, rows) => expect(readTable(text)).toMatchObject({ rows }))

	test('what is no table is named', () => {
		expect(readTable('')).toBe('csv_empty')
		expect(readTable('name')).toBe('csv_empty')
		expect(readTable(`a\n${'x\n'.repeat(10_001)}`)).toBe('csv_too_many_rows')
		expect(readTable(`a\n"${'x'.repeat(200_000)}`)).toBe('csv_unreadable')
		expect(readTable('a\0,b\n1,2')).toBe('csv_unreadable')
		expect(readTable('x'.repeat(6 * 1024 * 1024))).toBe('csv_too_large')
	})

	test('in UTF-8, UTF-16 and Windows-1252', () => {
		expect(decodeText(Buffer.from('Zoë'))).toBe('Zoë')
		expect(decodeText(Buffer.from([0xff, 0xfe, ...Buffer.from('Zoë', 'utf16le')]))).toBe('\ufeffZoë'.slice(1))
		expect(decodeText(Buffer.from([0x5a, 0x6f, 0xeb, 0x92]))).toBe('Zoë’')
	})

	test('columns are known by their headers, in English, French and as other products name them', () => {
		const guess = (headers: string) => Object.values(guessColumns(headers.split(','), []))
		expect(guess('First Name,Last Name,Email,Mobile Phone,Date of Birth,Tags')).toEqual([
			'firstName',
			'lastName',
			'email',
			'phone',
			'bornOn',
			'tags',
		])
		expect(guess('Prénom,NOM,Adresse e-mail,Téléphone portable,Né(e) le')).toEqual([
			'firstName',
			'lastName',
			'email',
			'phone',
		])
		expect(guess('Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value')).toEqual([
			'firstName',
			'lastName',
			'email',
			'phone',
		])
		expect(guess('Name,E-Mail')).toEqual(['fullName', 'email'])
		expect(guess('Prénom,Name')).toEqual(['firstName', 'lastName'])
	})

	test('names and days as people write them', () => {
		expect(splitName('Durand, Amélie')).toEqual(['Amélie', 'Durand'])
		expect(splitName('Amélie de la Tour')).toEqual(['Amélie', 'de la Tour'])
		expect([isoDay('25/04/1990', true), isoDay('4/25/1990', false), isoDay('1990-4-5T10:00', true)]).toEqual([
			'1990-04-25',
			'1990-04-25',
			'1990-04-05',
		])
		expect([looksDayFirst(['04/25/1990']), looksDayFirst(['25/04/1990', ''])]).toEqual([false, true])
	})

	test('FILE-27 nothing written out is a formula for a spreadsheet', () => {
		for (const cell of ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1'])
			expect(csvCell(cell).replace(/^"/, '')).toMatch(/^'/)
		expect(csvLine(['a,b', 'say "hi"', null, -1.5])).toBe('"a,b","say ""hi""",,-1.5\r\n')
	})
})

const list = `First name;Last name;Email;Phone;Birthday;Tags;Level
Zoë;Lefèvre;ZOE@example.test;'+33 6 12 34 56 78;25/04/1990;Run, Swim;Advanced
Ben;Okafor-Smith;ben@example.test;;;;
<b>Eve</b>;"O'Neil; Jr.";;;;Run;
;Nobody;not an address;12;31/02/1990;;Unknown
Zoe;Again;zoe@example.test;;;;
`

test('2.1 the dry run says what would become of every row and changes nothing', async () => {
	const { owner } = await studio()
	must(
		await as(owner).do(createCustomField, {
			name: 'Level',
			kind: 'choice',
			choices: ['Beginner', 'Advanced'],
		}),
	)
	const { importId } = must(await as(owner).do(startImport, { content: list }))
	const plan = await as(owner).ask(importPlan, { importId })
	expect(plan.counts).toEqual({ created: 3, updated: 0, unchanged: 0, failed: 2, total: 5 })
	expect(plan.failed.map(({ number }) => number)).toEqual([5, 6])
	expect(plan.failed[0]?.problem).toMatch(/Email.*Phone.*Birthday.*Level/)
	expect((await as(owner).ask(listClients, { q: 'zoe' })).clients).toEqual([])
	expect((await as(owner).ask(importErrors, { importId })).rows.length).toBe(2)
})

test('2.1 an import creates clients as a coach does, and the same list again changes nothing', async () => {
	const { id, owner } = await studio()
	must(
		await as(owner).do(createCustomField, {
			name: 'Level',
			kind: 'choice',
			choices: ['Beginner', 'Advanced'],
		}),
	)
	expect(await runAll(owner, list)).toMatchObject({ created: 3, failed: 2, waiting: 0, total: 5 })
	const { clients } = await as(owner).ask(listClients, { q: 'lefevre' })
	expect(await as(owner).ask(clientProfile, { clientId: clients[0]?.id ?? '' })).toMatchObject({
		email: 'zoe@example.test',
		phone: '+33 6 12 34 56 78',
		bornOn: '1990-04-25',
		tags: ['Run', 'Swim'],
		fields: [{ value: 'Advanced' }],
	})
	const calendars = await within(id, (db) =>
		db
			.selectFrom('calendar')
			.select('id')
			.where('client_id', '=', clients[0]?.id ?? '')
			.execute(),
	)
	expect(calendars.length).toBe(1)
	expect(await runAll(owner, list)).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 2 })
	expect(
		await runAll(owner, list.replace('Okafor-Smith;ben@example.test;', 'Okafor-Jones;ben@example.test;')),
	).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
	expect((await as(owner).ask(listClients, { q: 'okafor-jones' })).clients.length).toBe(1)
})

test('2.1 what is exported is known again by an import: nothing changes', async () => {
	const { owner } = await studio()
	await runAll(owner, list)
	const { headers, rows } = await as(owner).ask(exportList, {})
	const text = csvLine(headers) + rows.map(csvLine).join('')
	expect(await runAll(owner, text)).toMatchObject({
		created: 0,
		updated: 0,
		unchanged: rows.length,
		failed: 0,
	})
})

test('2.1 it goes on where it stopped, in whole batches; a row is matched by its number where the address changed', async () => {
	const { owner } = await studio()
	const rows = (domain: string) =>
		`id,name,email\n${Array.from({ length: 250 }, (_, at) => `${at + 1},Person N${at},p${at}@${domain}`).join('\n')}`
	const { importId } = must(await as(owner).do(startImport, { content: rows('a.test') }))
	expect(must(await as(owner).do(runImport, { importId }))).toMatchObject({
		created: 100,
		waiting: 150,
		total: 250,
	})
	expect((await as(owner).ask(importState, { importId })).state).toBe('running')
	expect(
		await as(owner).do(mapImport, { importId, mapping: { columns: { '1': 'fullName' } } }),
	).toMatchObject({ code: 'import_running' })
	const both = await Promise.all([
		as(owner).do(runImport, { importId }),
		as(owner).do(runImport, { importId }),
	])
	expect(both.map((each) => must(each).waiting).sort()).toEqual([0, 50])
	expect((await as(owner).ask(importState, { importId })).state).toBe('done')
	expect(await runAll(owner, rows('b.test'))).toMatchObject({ created: 0, updated: 250 })
})

test('1.3, I30 another coach’s client is not touched by an import, and nobody else works on the list', async () => {
	const [one, two] = [await studio(), await studio()]
	const colleague = await staffMember(one.id, 'coach')
	const theirs = `First name,Email\nTaken,${one.client.accountId}@example.test`
	expect(await runAll(colleague, theirs)).toMatchObject({ created: 0, updated: 0, failed: 1 })
	const { importId } = must(await as(one.coach).do(startImport, { content: 'Name\nSomebody' }))
	for (const who of [two.owner, colleague, one.client]) {
		expect(await as(who).do(runImport, { importId })).toMatchObject({ code: 'not_found' })
		await expect(as(who).ask(importState, { importId })).rejects.toThrow()
	}
	await as(one.owner).ask(importState, { importId })
	const assistant = await staffMember(one.id, 'assistant')
	expect(await as(assistant).do(startImport, { content: 'Name\nX' })).toMatchObject({ code: 'not_found' })
})

test('2.1 the mapping needs a name, and each meaning once', async () => {
	const { coach } = await studio()
	const { importId } = must(await as(coach).do(startImport, { content: 'A,B\n1,2' }))
	const map = (columns: Record<string, string>) => as(coach).do(mapImport, { importId, mapping: { columns } })
	expect(await map({ '0': 'email' })).toMatchObject({ code: 'column_name_missing' })
	expect(await map({ '0': 'firstName', '1': 'firstName' })).toMatchObject({ code: 'column_twice' })
	must(await map({ '0': 'firstName', '1': '' }))
})
