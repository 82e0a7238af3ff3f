import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createExercise } from '#features/exercises/use-cases/create-exercise.ts'
import { exercise as exerciseRecords } from '#features/records/queries/exercise.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { history } from '#features/training/queries/history.ts'
import { log } from '#features/training/queries/log.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { imports, trainingImport } from './queries/import.ts'
import type { Mapping } from './rules/columns.ts'
import { mapImport } from './use-cases/map-import.ts'
import { runImport } from './use-cases/run-import.ts'
import { startImport } from './use-cases/start-import.ts'
import { undoImport } from './use-cases/undo-import.ts'
import { workImport } from './use-cases/work-import.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-11-22T12:00:00Z')))

const french = `Date;Séance;Exercice;Série;Répétitions;Charge (kg);RPE;Notes
16/11/2026;Bas A;Squat arrière;1;5;100;8;
16/11/2026;Bas A;Squat arrière;2;5;102,5;8,5;lourd
16/11/2026;Bas A;Truc du coin;1;12;;;
31/02/2026;Bas A;Squat arrière;3;5;100;;
18/11/2026;Haut A;Développé couché;1;5;=1+1;;
18/11/2026;Haut A;Développé couché;2;5;80;7;`

async function started(house: TestStudio, content = french) {
	const clientId = house.client.id
	const { importId } = must(await as(house.coach).do(startImport, { clientId, content, fileName: 'a.csv' }))
	await drain()
	return importId
}
const state = (house: TestStudio, importId: string) => as(house.coach).ask(trainingImport, { importId })
async function checked(house: TestStudio, importId: string, change: Partial<Mapping> = {}) {
	const { mapping } = await state(house, importId)
	must(await as(house.coach).do(mapImport, { importId, mapping: { ...mapping, ...change } }))
	await drain()
	return state(house, importId)
}
async function run(house: TestStudio, importId: string) {
	must(await as(house.coach).do(runImport, { importId }))
	await drain()
	return state(house, importId)
}
const logs = async (house: TestStudio) =>
	(await as(house.coach).ask(history, { clientId: house.client.id })).logs
const sets = (house: TestStudio) =>
	within(
		house.id,
		async (db) =>
			(
				await sql<{ key: string }>`
		select exercise_key as key, exercise_name, set_number, reps, load_grams, rpe::float as rpe, note from logged_set
		order by done_at, item_id, set_number`.execute(db)
			).rows,
	)

test('5.8 a table is looked through first: what would be made, what is wrong with which row, and nothing is made', async () => {
	const house = await studio()
	const importId = await started(house)
	const looked = await checked(house, importId)
	expect(looked).toMatchObject({
		...{ state: 'checked', total: 6, counts: { waiting: 4, failed: 2, made: 0 } },
		logs: { count: 2, from: '2026-11-16', to: '2026-11-18' },
		unknown: [{ name: 'Truc du coin', rows: 1, choice: 'name' }],
	})
	expect(looked.failed.map(({ number }) => number)).toEqual([4, 5])
	expect(looked.failed[1]?.problem).toContain('load')
	expect(await logs(house)).toEqual([])
})

test('5.8 the rows become logs with their sets, and records are found in them (5.3)', async () => {
	const house = await studio()
	const importId = await started(house)
	await checked(house, importId)
	expect(await run(house, importId)).toMatchObject({
		state: 'done',
		counts: { made: 4, failed: 2, waiting: 0 },
	})
	const [upper, lower] = await logs(house)
	expect([upper, lower]).toMatchObject([
		{ title: 'Haut A', onDate: '2026-11-18', status: 'completed', sets: 1 },
		{ title: 'Bas A', onDate: '2026-11-16', sets: 3 },
	])
	const shown = await as(house.client).ask(log, { logId: lower?.id as string })
	expect(shown.exercises.map(({ done }) => done.length)).toEqual([2, 1])
	expect(await sets(house)).toContainEqual(
		expect.objectContaining({ key: 'lib:back-squat', load_grams: 102_500, rpe: 8.5, note: 'lourd' }),
	)
	expect((await sets(house)).map(({ key }) => key)).toContain('name:truc du coin')
	const found = await as(house.client).ask(exerciseRecords, { exerciseKey: 'lib:back-squat' })
	expect(JSON.stringify(found)).toContain('102.5')
})

test('5.8 the same file again makes nothing twice; more of it makes what is new', async () => {
	const house = await studio()
	const first = await started(house)
	await checked(house, first)
	await run(house, first)
	const before = await sets(house)
	const again = await started(house, `${french}\n16/11/2026;Bas A;Truc du coin;2;10;;;\n`)
	await checked(house, again)
	expect(await run(house, again)).toMatchObject({ counts: { made: 1, known: 4 } })
	expect(await sets(house)).toHaveLength(before.length + 1)
	expect(await logs(house)).toHaveLength(2)
})

test('5.8 undone, everything the file brought is gone and nothing else; it can be run again', async () => {
	const house = await studio()
	const first = await started(house)
	await checked(house, first)
	await run(house, first)
	const second = await started(house, `${french}\n16/11/2026;Bas A;Truc du coin;2;10;;;\n`)
	await checked(house, second)
	await run(house, second)
	must(await as(house.coach).do(undoImport, { importId: first }))
	await drain()
	expect(await sets(house)).toMatchObject([{ key: 'name:truc du coin', set_number: 2 }])
	expect(await logs(house)).toMatchObject([{ title: 'Bas A', sets: 1 }])
	expect(await state(house, first)).toMatchObject({ state: 'undone' })
	expect(await checked(house, first)).toMatchObject({ counts: { waiting: 4, made: 0 } })
	await run(house, first)
	expect(await sets(house)).toHaveLength(5)
})

test('5.8 each unknown name is kept, mapped to an exercise, made the studio’s own, or left out, as chosen', async () => {
	const house = await studio()
	const content =
		'Date,Exercise,Reps\n2026-11-16,Odd one,5\n2026-11-16,Odd two,5\n2026-11-16,Odd three,5\n2026-11-16,Back squat,5'
	const importId = await started(house, content)
	const names: Mapping['names'] = [
		{ name: 'Odd one', choice: 'lib:deadlift' },
		{ name: 'Odd two', choice: 'make' },
		{ name: 'Odd three', choice: 'skip' },
	]
	expect(await checked(house, importId, { names })).toMatchObject({ counts: { leftOut: 1, waiting: 3 } })
	await run(house, importId)
	const keys = (await sets(house)).map(({ key }) => key.replace(/own:.*/, 'own'))
	expect(keys.toSorted()).toEqual(['lib:back-squat', 'lib:deadlift', 'own'])
	const next = await started(house, content)
	expect((await state(house, next)).mapping.names).toEqual(names)
})

test('3.3 a name of the studio’s own exercise means that one', async () => {
	const house = await studio()
	const own = must(await as(house.coach).do(createExercise, { name: 'Zercher march' }))
	const importId = await started(house, 'Date,Exercise,Reps\n2026-11-16,zercher MARCH,5')
	await checked(house, importId)
	await run(house, importId)
	expect(await sets(house)).toMatchObject([{ key: `own:${own.exerciseId}` }])
})

test('5.8 days that can be read in two ways are asked; columns that are needed too', async () => {
	const house = await studio()
	const importId = await started(house, 'Date,Exercise,Reps\n03/04/2026,Back squat,5')
	const { mapping } = await state(house, importId)
	expect(await as(house.coach).do(mapImport, { importId, mapping })).toMatchObject({
		code: 'imports_day_order',
	})
	const without = { ...mapping, columns: { 0: 'date' }, dayOrder: 'day' as const }
	expect(await as(house.coach).do(mapImport, { importId, mapping: without })).toMatchObject({
		code: 'imports_need_columns',
	})
	await checked(house, importId, { dayOrder: 'month' })
	await run(house, importId)
	expect(await logs(house)).toMatchObject([{ onDate: '2026-03-04' }])
	expect(await as(house.coach).do(runImport, { importId })).toMatchObject({ code: 'imports_busy' })
})

test('5.8 bad files: nothing, no table, bytes, a quote that never ends, too many lines', async () => {
	const house = await studio()
	const clientId = house.client.id
	const start = (content: string) => as(house.coach).do(startImport, { clientId, content })
	expect(await start('')).toMatchObject({ code: 'csv_empty' })
	expect(await start('Date,Exercise')).toMatchObject({ code: 'csv_empty' })
	expect(await start('a\0b,c\n1,2')).toMatchObject({ code: 'invalid' })
	expect(await start('Date,Exercise\n"2026-11-16,Squat')).toMatchObject({ code: 'csv_unreadable' })
	const long = `Date,Exercise,Reps\n${'2026-11-16,Back squat,5\n'.repeat(100_001)}`
	const { importId } = must(await start(long))
	await drain()
	expect(await state(house, importId)).toMatchObject({ state: 'broken', total: 0 })
	expect(await as(house.coach).do(runImport, { importId })).toMatchObject({ code: 'imports_busy' })
})

test('5.8 ten thousand rows come over in parts; killed in between, it goes on where it was', async () => {
	const house = await studio()
	const rows = Array.from({ length: 10_000 }, (_, at) => {
		const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(at / 20))).toISOString().slice(0, 10)
		return `${day},Day,${at % 2 ? 'Back squat' : 'Bench press'},5,${60 + (at % 40)}`
	})
	const importId = await started(house, `Date,Workout,Exercise,Reps,Weight\n${rows.join('\n')}`)
	expect(await checked(house, importId)).toMatchObject({ counts: { waiting: 10_000 }, logs: { count: 500 } })
	must(await as(house.coach).do(runImport, { importId }))
	const part = await state(house, importId)
	expect(part.state).toBe('running')
	await drain()
	expect(await state(house, importId)).toMatchObject({ state: 'done', counts: { made: 10_000 } })
	expect((await within(house.id, (db) => sql`select from training_log`.execute(db))).rows).toHaveLength(500)
})

test('1.3, 1.4 only coaches of the client bring training over; nobody works as Touchline itself', async () => {
	const house = await studio()
	const importId = await started(house)
	const assistant = await staffMember(house.id, 'assistant')
	for (const actor of [assistant, house.client, house.otherClient]) {
		expect(await as(actor).do(runImport, { importId })).toMatchObject({ code: 'not_found' })
		await expect(as(actor).ask(imports, { clientId: house.client.id })).rejects.toThrow()
	}
	expect(await as(house.coach).do(workImport, { importId })).toMatchObject({ code: 'not_found' })
	expect((await as(house.coach).ask(imports, { clientId: house.client.id })).imports).toMatchObject([
		{ fileName: 'a.csv', state: 'mapping', rows: 6 },
	])
})
