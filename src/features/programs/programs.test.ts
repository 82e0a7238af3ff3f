import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { contentOf, programWith } from '#features/testing/programs.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import { must, NotFound } from '#platform/perform.ts'
import { exportProgram } from './queries/export.ts'
import { list } from './queries/list.ts'
import { programOutline } from './queries/program-outline.ts'
import { programCsv } from './rules/exchange.ts'
import { archiveProgram } from './use-cases/archive-program.ts'
import { createProgram } from './use-cases/create-program.ts'
import { deleteProgram } from './use-cases/delete-program.ts'
import { duplicateProgram } from './use-cases/duplicate-program.ts'
import { editProgram } from './use-cases/edit-program.ts'
import { importProgram } from './use-cases/import-program.ts'
import { publishProgram } from './use-cases/publish-program.ts'
import { restoreProgram } from './use-cases/restore-program.ts'
import { unpublishProgram } from './use-cases/unpublish-program.ts'

useHouse()

test('3.5 a program is a draft until published, and again after unpublishing', async () => {
	const { coach } = await studio()
	const { programId } = await programWith(coach, [[1, 1]])
	const state = async () => (await as(coach).ask(programOutline, { programId })).program.state
	expect(await state()).toBe('draft')
	must(await as(coach).do(publishProgram, { programId }))
	expect(await state()).toBe('published')
	must(await as(coach).do(unpublishProgram, { programId }))
	expect(await state()).toBe('draft')
	must(await as(coach).do(archiveProgram, { programId }))
	expect(await state()).toBe('archived')
	must(await as(coach).do(restoreProgram, { programId }))
	expect(await state()).toBe('draft')
})

test('3.5 an empty program has nothing to publish', async () => {
	const { coach } = await studio()
	const { programId } = await programWith(coach, [])
	expect(await as(coach).do(publishProgram, { programId })).toMatchObject({ code: 'program_empty' })
})

test('3.1 a program has 1 to 104 weeks and is not cut shorter than its last workout', async () => {
	const { coach } = await studio()
	for (const weeks of [0, 105, 1.5])
		expect(await as(coach).do(createProgram, { title: 'X', weeks })).toMatchObject({ code: 'invalid' })
	const { programId } = await programWith(coach, [[3, 2]])
	expect(await as(coach).do(editProgram, { programId, weeks: 2 })).toMatchObject({
		code: 'program_weeks_used',
		field: 'weeks',
	})
	expect(must(await as(coach).do(editProgram, { programId, weeks: 3 })).weeks).toBe(3)
	expect(must(await as(coach).do(editProgram, { programId, title: 'Y' })).weeks).toBe(3)
})

test('3.1 a duplicate has the same workouts, is a draft, and changing it leaves the first alone', async () => {
	const { coach } = await studio()
	const { programId } = await programWith(coach, [
		[1, 1],
		[2, 3],
		[2, 3],
	])
	must(await as(coach).do(publishProgram, { programId }))
	const copy = must(await as(coach).do(duplicateProgram, { programId }))
	const [one, two] = [
		await as(coach).ask(programOutline, { programId }),
		await as(coach).ask(programOutline, copy),
	]
	expect(two.program).toMatchObject({ title: 'Force (copy)', state: 'draft', weeks: 4 })
	const said = (outline: typeof one) =>
		outline.workouts.map(({ week, day, position, title, content }) => ({
			week,
			day,
			position,
			title,
			content,
		}))
	expect(said(two)).toEqual(said(one))
	expect(new Set([...one.workouts, ...two.workouts].map(({ id }) => id)).size).toBe(6)
})

test('the list finds titles without accents, by state, and pages by key', async () => {
	const { coach } = await studio()
	for (let n = 0; n < 7; n++) must(await as(coach).do(createProgram, { title: `Été ${n} 100%` }))
	const { programId } = await programWith(coach, [[1, 1]], { title: 'Hypertrophie' })
	must(await as(coach).do(publishProgram, { programId }))
	const first = await as(coach).ask(list, { q: 'ete', limit: 4 })
	expect(first.programs.map(({ title }) => title)).toEqual([0, 1, 2, 3].map((n) => `Été ${n} 100%`))
	const second = await as(coach).ask(list, { q: 'ete', limit: 4, after: first.next ?? '' })
	expect(second.programs.map(({ title }) => title)).toEqual([4, 5, 6].map((n) => `Été ${n} 100%`))
	expect(second.next).toBeNull()
	expect((await as(coach).ask(list, { q: '%' })).programs).toHaveLength(8)
	const published = await as(coach).ask(list, { state: 'published' })
	expect(published.programs).toMatchObject([{ title: 'Hypertrophie', workouts: 1 }])
	expect(published.counts).toEqual({ all: 8, draft: 7, published: 1, archived: 0 })
})

test('4.5 deleting says in its preview what goes and that copies on calendars stay; they do', async () => {
	const { id, coach, client } = await studio()
	const { programId } = await programWith(coach, [[1, 1]])
	await within(id, async (db) => {
		const calendar = await db
			.selectFrom('calendar')
			.select('id')
			.where('client_id', '=', client.id)
			.executeTakeFirstOrThrow()
		await db
			.insertInto('program_run')
			.values({
				studio_id: id,
				id: programId,
				calendar_id: calendar.id,
				client_id: client.id,
				program_id: programId,
				program_version: 1,
				title: 'Force',
				day_one: '2026-03-02',
				weeks: 1,
				span: '[2026-03-02,2026-03-30)',
				scheduled_by: 'client',
			})
			.execute()
	})
	const preview = await as(coach).preview(deleteProgram, { programId })
	expect(preview.ok && preview.effects.map(({ kind }) => kind)).toEqual(['goes', 'stays'])
	expect((await as(coach).ask(programOutline, { programId })).workouts).toHaveLength(1)
	must(await as(coach).do(deleteProgram, { programId }))
	await expect(as(coach).ask(programOutline, { programId })).rejects.toThrow(NotFound)
	const run = await within(id, (db) => db.selectFrom('program_run').selectAll().executeTakeFirstOrThrow())
	expect(run).toMatchObject({ program_id: null, title: 'Force' })
})

test('a program exported and imported into another studio says the same; foreign exercises keep their name', async () => {
	const [one, two] = [await studio(), await studio()]
	const { programId } = await programWith(one.coach, [
		[1, 1],
		[4, 7],
		[1, 1],
	])
	const file = await as(one.coach).ask(exportProgram, { programId })
	const [first] = file.workouts
	const item = first?.content.sections[0]?.items[0]
	if (item) item.exercise = { source: 'studio', id: programId }
	const imported = must(await as(two.coach).do(importProgram, { file }))
	expect(imported.workouts).toBe(3)
	const again = await as(two.coach).ask(exportProgram, imported)
	expect(again.workouts[0]?.content.sections[0]?.items[0]).toMatchObject({
		exercise: null,
		name: 'Back squat',
	})
	if (item) item.exercise = null
	expect(again).toEqual(file)
	const bad = { ...file, v: 2 } as unknown as typeof file
	expect(await as(two.coach).do(importProgram, { file: bad })).toMatchObject({ code: 'invalid' })
})

test('a table has one line per exercise and nothing a spreadsheet would run', () => {
	const content = contentOf('=HYPERLINK("x"): 5x5 @80%')
	expect(programCsv([{ week: 1, day: 2, title: 'A "B", C', content }]).split('\r\n')[1]).toBe(
		'1,2,"A ""B"", C",,straight,"\'=HYPERLINK(""x"")",5x5 @80%,,',
	)
})

test('1.3, 1.4 an assistant reads programs and changes none; a client and another studio find nothing', async () => {
	const [one, two] = [await studio(), await studio()]
	const { programId } = await programWith(one.coach, [[1, 1]])
	const assistant = await staffMember(one.id, 'assistant')
	expect((await as(assistant).ask(programOutline, { programId })).workouts).toHaveLength(1)
	for (const actor of [assistant, one.client, two.owner])
		expect(await as(actor).do(deleteProgram, { programId })).toMatchObject({ code: 'not_found' })
	for (const actor of [one.client, two.owner])
		await expect(as(actor).ask(programOutline, { programId })).rejects.toThrow(NotFound)
	expect((await as(two.owner).ask(list, {})).programs).toEqual([])
})

test('I20 a client who has the program at this moment reads it, and no longer when it is a draft again', async () => {
	const { id, coach, client, otherClient } = await studio()
	const { programId } = await programWith(coach, [[1, 1]])
	must(await as(coach).do(publishProgram, { programId }))
	await within(id, async (db) => {
		const at = new Date()
		await db
			.insertInto('program_share')
			.values({ studio_id: id, program_id: programId, kind: 'specific', activated_at: at })
			.execute()
		await db
			.insertInto('program_share_client')
			.values({ studio_id: id, program_id: programId, client_id: client.id, grant_id: programId })
			.execute()
	})
	expect((await as(client).ask(programOutline, { programId })).workouts).toHaveLength(1)
	await expect(as(otherClient).ask(programOutline, { programId })).rejects.toThrow(NotFound)
	must(await as(coach).do(unpublishProgram, { programId }))
	await expect(as(client).ask(programOutline, { programId })).rejects.toThrow(NotFound)
})

test('3.5 the file of a program holds its price; in another currency it comes as a plan', async () => {
	const [one, two] = [await studio(), await studio()]
	const priced = {
		title: 'Suivi',
		type: 'one_to_one' as const,
		pricing: 'regular' as const,
		priceMinor: 9900,
		every: 1,
	}
	const { programId } = must(await as(one.coach).do(createProgram, { ...priced, unit: 'month' }))
	const file = await as(one.coach).ask(exportProgram, { programId })
	expect(file.program).toMatchObject({
		type: 'one_to_one',
		price: { amountMinor: 9900, every: 1, unit: 'month' },
	})
	const there = must(await as(two.coach).do(importProgram, { file }))
	expect((await as(two.coach).ask(exportProgram, there)).program).toEqual(file.program)
	const price = file.program.price && { ...file.program.price, currency: 'JPY' }
	const other = { ...file, program: { ...file.program, price } }
	const plan = must(await as(two.coach).do(importProgram, { file: other }))
	expect((await as(two.coach).ask(exportProgram, plan)).program).toMatchObject({ type: 'plan', price: null })
})
