import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { programOutline } from '#features/programs/queries/program-outline.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must, NotFound } from '#platform/perform.ts'
import { trainingImport } from './queries/import.ts'
import { programImports } from './queries/program-imports.ts'
import type { Mapping } from './rules/columns.ts'
import { guessProgramMapping, nothingAbove, readProgramRow } from './rules/read-program-row.ts'
import { mapImport } from './use-cases/map-import.ts'
import { runImport } from './use-cases/run-import.ts'
import { startProgramImport } from './use-cases/start-program-import.ts'
import { undoImport } from './use-cases/undo-import.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-11-22T12:00:00Z')))

const french = `Semaine;Jour;Séance;Bloc;Exercice;Séries;Consignes
1;Lundi;Bas A;Échauffement;Vélo;5 min;
;;;Force;Squat arrière;5x5 @80% r120;pause en bas
;;;;Truc du coin;comme d’habitude;
;Jeudi;Haut A;;Développé couché;3x8 60kg;
S2;J1;Bas B;;Squat arrière;3x3 @85%;
0;1;;;Squat arrière;5x5;
2;12;;;Squat arrière;5x5;
2;2;;;;5x5;`

async function checked(
	house: TestStudio,
	content = french,
	input: object = {},
	change: Partial<Mapping> = {},
) {
	const { importId } = must(
		await as(house.coach).do(startProgramImport, { content, fileName: 'Force hiver.csv', ...input }),
	)
	await drain()
	const { mapping } = await as(house.coach).ask(trainingImport, { importId })
	must(await as(house.coach).do(mapImport, { importId, mapping: { ...mapping, ...change } }))
	await drain()
	return importId
}
const state = (house: TestStudio, importId: string) => as(house.coach).ask(trainingImport, { importId })
const run = async (house: TestStudio, importId: string) =>
	must(await as(house.coach).do(runImport, { importId })).programId as string
const outline = (house: TestStudio, programId: string) => as(house.coach).ask(programOutline, { programId })

test('5.8 3.1 a French spreadsheet is looked through, then a program: weeks, days, sections, exercises, sets', async () => {
	const house = await studio()
	const importId = await checked(house)
	const looked = await state(house, importId)
	expect(looked).toMatchObject({
		...{ state: 'checked', total: 8, counts: { waiting: 5, failed: 3 }, brings: 'program', clientId: null },
		program: { id: null, title: 'Force hiver', workouts: 3, weeks: 2, asText: 1 },
		unknown: [{ name: 'Truc du coin', choice: 'name' }],
	})
	expect(looked.failed.map(({ number, problem }) => [number, problem.split(' ')[1]])).toEqual([
		[6, 'week'],
		[7, 'day'],
		[8, 'exercise'],
	])
	expect((await as(house.coach).ask(programImports, {})).imports).toMatchObject([{ state: 'checked' }])
	const { program, workouts } = await outline(house, await run(house, importId))
	expect(program).toMatchObject({ title: 'Force hiver', weeks: 2, type: 'plan', state: 'draft' })
	expect(workouts.map(({ week, day, title }) => [week, day, title])).toEqual([
		[1, 1, 'Bas A'],
		[1, 4, 'Haut A'],
		[2, 1, 'Bas B'],
	])
	const [first] = workouts
	expect(first?.content.sections).toMatchObject([
		{ name: 'Échauffement', items: [{ exercise: { id: 'cycling' }, sets: [{ seconds: 300 }] }] },
		{
			name: 'Force',
			items: [
				{
					...{ exercise: { id: 'back-squat' }, line: '5x5 @80% r120', note: 'pause en bas' },
					sets: [{ count: 5, reps: 5, load: { percent1rm: 80 }, rest: 120 }],
				},
				// 3.2: what can't be read is kept as text.
				{ exercise: null, name: 'Truc du coin', line: 'comme d’habitude', sets: [] },
			],
		},
	])
})

test('5.8 run into a program that is there, what came once doesn’t come again, and what is new does', async () => {
	const house = await studio()
	const programId = await run(house, await checked(house))
	const more = `${french}\n3;1;Bas C;;Squat arrière;1x3 @90%;`
	const again = await checked(house, more, { programId })
	expect(await run(house, again)).toBe(programId)
	expect(await state(house, again)).toMatchObject({ counts: { made: 1, known: 5, failed: 3 } })
	expect((await outline(house, programId)).workouts).toHaveLength(4)
	must(await as(house.coach).do(undoImport, { importId: again }))
	expect((await outline(house, programId)).workouts).toHaveLength(3)
})

test('5.8 undone, the program is gone; where something else was added to it, only what was brought', async () => {
	const house = await studio()
	const importId = await checked(house, french, { type: 'one_to_one', title: 'Suivi' })
	const programId = await run(house, importId)
	expect((await outline(house, programId)).program).toMatchObject({ title: 'Suivi', type: 'one_to_one' })
	expect(await as(house.coach).preview(undoImport, { importId })).toMatchObject({
		effects: [{ kind: 'goes' }],
	})
	must(await as(house.coach).do(undoImport, { importId }))
	await expect(outline(house, programId)).rejects.toThrow(NotFound)
	// Looked at and run again, it makes another.
	const { mapping } = await state(house, importId)
	must(await as(house.coach).do(mapImport, { importId, mapping }))
	await drain()
	const second = await run(house, importId)
	const own = { week: 1, day: 2, title: 'De ma main', content: { v: 1 as const, sections: [] } }
	must(await as(house.coach).do(addWorkouts, { programId: second, workouts: [own] }))
	must(await as(house.coach).do(undoImport, { importId }))
	expect((await outline(house, second)).workouts).toMatchObject([{ title: 'De ma main' }])
})

test('5.8 left out, mapped and made names; too full a day is refused whole', async () => {
	const house = await studio()
	const names = [{ name: 'Truc du coin', choice: 'make' as const }]
	const programId = await run(house, await checked(house, french, {}, { names }))
	const [first] = (await outline(house, programId)).workouts
	expect(first?.content.sections[1]?.items[1]).toMatchObject({ exercise: { source: 'studio' } })
	const full = Array.from({ length: 13 }, (_, at) => `1,1,W${at},Back squat,5x5`)
	const importId = await checked(house, ['Week,Day,Workout,Exercise,Sets', ...full].join('\n'))
	expect(await as(house.coach).do(runImport, { importId })).toMatchObject({ code: 'program_day_full' })
	expect(await state(house, importId)).toMatchObject({ state: 'checked', program: { id: null } })
	expect(
		await as(house.coach).do(runImport, { importId: await checked(house, french, {}, {}) }),
	).toMatchObject({ ok: true })
})

test('1.3 1.4 coaches of the studio bring programs over; assistants, clients and other studios don’t', async () => {
	const house = await studio()
	const importId = await checked(house)
	const assistant = await staffMember(house.id, 'assistant')
	for (const other of [assistant, house.client, (await studio()).owner]) {
		await expect(as(other).ask(trainingImport, { importId })).rejects.toThrow(NotFound)
		expect(await as(other).do(runImport, { importId })).toMatchObject({ code: 'not_found' })
	}
	expect(
		await as(house.coach).do(startProgramImport, { content: french, programId: importId }),
	).toMatchObject({
		code: 'not_found',
	})
	const kept = await within(house.id, (db) => db.selectFrom('program').select('id').execute())
	expect(kept).toEqual([])
})

test.each([
	[['3', '1', 'Squat'], { week: 3, day: 1 }],
	[['Semaine 3', 'Mercredi', 'Squat'], { week: 3, day: 3 }],
	[['Week 12', 'Sun', 'Squat'], { week: 12, day: 7 }],
	[['S 2', 'J7', 'Squat'], { week: 2, day: 7 }],
	[['2', '', 'Squat'], { week: 2, day: 1 }],
	[['105', '1', 'Squat'], ['bad_week']],
	[
		['', '', 'Squat'],
		['no_week', 'bad_day'],
	],
	[
		['1', '8', ''],
		['bad_day', 'no_exercise'],
	],
])('5.8 %j is read as %j', (cells, expected) => {
	const { said } = readProgramRow(cells, guessProgramMapping(['Week', 'Day', 'Exercise']), nothingAbove)
	if (Array.isArray(expected)) expect(said).toEqual(expected)
	else expect(said).toMatchObject(expected)
})

test('5.8 whatever stands in a row, it is a row or says why not', () => {
	const mapping = guessProgramMapping(['Week', 'Day', 'Workout', 'Section', 'Exercise', 'Sets', 'Notes'])
	fc.assert(
		fc.property(fc.array(fc.string({ maxLength: 3000, unit: 'binary' }), { maxLength: 8 }), (cells) => {
			const { said } = readProgramRow(cells, mapping, nothingAbove)
			if (Array.isArray(said)) expect(said.length).toBeGreaterThan(0)
			else expect(said.week >= 1 && said.week <= 104 && said.day >= 1 && said.day <= 7).toBe(true)
		}),
	)
})
