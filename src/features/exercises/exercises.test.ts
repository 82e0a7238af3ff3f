import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import { statements } from '#platform/database/transaction.ts'
import { must, NotFound } from '#platform/perform.ts'
import { exercise } from './queries/exercise.ts'
import { find } from './queries/find.ts'
import { exerciseNames } from './queries/names.ts'
import { archiveExercise } from './use-cases/archive-exercise.ts'
import { createExercise } from './use-cases/create-exercise.ts'
import { duplicateExercise } from './use-cases/duplicate-exercise.ts'
import { editExercise } from './use-cases/edit-exercise.ts'
import { restoreExercise } from './use-cases/restore-exercise.ts'

useHouse()

const keys = (found: { exercises: { key: string }[] }) => found.exercises.map(({ key }) => key)

test.each([
	['squat arriere', 'lib:back-squat'],
	['BACK SQUAT', 'lib:back-squat'],
	['squat nuque', 'lib:back-squat'],
	['ohs', 'lib:overhead-squat'],
])('3.3 "%s" finds %s first, whatever accents, capitals and language', async (q, key) => {
	const { coach } = await studio()
	expect(keys(await as(coach).ask(find, { q }))[0]).toBe(key)
})

test('3.3 library and own are one list by name; own ones are found by alias without accents', async () => {
	const { coach } = await studio({ locale: 'en' })
	const own = must(
		await as(coach).do(createExercise, {
			name: 'Élévation Zorro',
			aliases: 'Z-lift, levée masquée',
			movement: 'isolation',
			primaryMuscles: ['side_delts'],
			equipment: ['band'],
		}),
	)
	expect(keys(await as(coach).ask(find, { q: 'levee masq' }))).toEqual([own.key])
	expect(keys(await as(coach).ask(find, { q: 'elevation zorro' }))).toEqual([own.key])
	expect(keys(await as(coach).ask(find, { q: '100%_' }))).toEqual([])
	const filter = { muscle: 'side_delts', equipment: 'band', movement: 'isolation' } as const
	expect(keys(await as(coach).ask(find, filter))).toContain(own.key)
	expect(keys(await as(coach).ask(find, { from: 'own' }))).toEqual([own.key])
	expect(keys(await as(coach).ask(find, { from: 'library', q: 'zorro' }))).toEqual([])
})

test('3.3 paging by key shows every exercise once, in order, in one statement a page', async () => {
	const { coach } = await studio()
	for (let n = 0; n < 12; n++)
		must(await as(coach).do(createExercise, { name: `${'abcdefghijkl'[n]}${n} own` }))
	const all: { key: string; name: string }[] = []
	for (let after: string | undefined, page = 0; page < 50; page++) {
		const before = statements.count
		const found = await as(coach).ask(find, { after, limit: 25 })
		expect(statements.count - before).toBe(1)
		all.push(...found.exercises)
		if (!found.next) break
		after = found.next
	}
	expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
	expect(all.length).toBeGreaterThan(12 + 150)
	const fold = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
	const names = all.map(({ name }) => fold(name))
	expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
})

test('3.3 a name is used once; archived it is free again, and restoring it then is refused', async () => {
	const { coach } = await studio()
	const { exerciseId } = must(await as(coach).do(createExercise, { name: 'Sled push' }))
	expect(await as(coach).do(createExercise, { name: 'SLED PUSH' })).toMatchObject({
		code: 'exercise_name_taken',
	})
	must(await as(coach).do(archiveExercise, { exerciseId }))
	expect(keys(await as(coach).ask(find, { from: 'own' }))).toEqual([])
	expect(keys(await as(coach).ask(find, { from: 'archived' }))).toEqual([`own:${exerciseId}`])
	must(await as(coach).do(createExercise, { name: 'Sled push' }))
	expect(await as(coach).do(restoreExercise, { exerciseId })).toMatchObject({ code: 'exercise_name_taken' })
})

test('3.3 a library exercise duplicated is the studio’s own, to be changed; twice gives another name', async () => {
	const { id, coach } = await studio()
	const copy = must(await as(coach).do(duplicateExercise, { key: 'lib:back-squat' }))
	expect(copy.name).toBe('Back squat')
	const view = await as(coach).ask(exercise, { key: copy.key })
	expect(view).toMatchObject({ own: true, movement: 'squat', primaryMuscles: ['quads', 'glutes'] })
	expect(must(await as(coach).do(duplicateExercise, { key: copy.key })).name).toBe('Back squat (copy)')
	const { exerciseId } = copy
	must(await as(coach).do(editExercise, { exerciseId, version: 1, name: 'Squat du matin' }))
	expect(await as(coach).do(editExercise, { exerciseId, version: 1, name: 'X' })).toMatchObject({
		code: 'stale',
	})
	const names = await within(id, (db) =>
		exerciseNames(db, [copy.key, 'lib:back-squat', 'lib:nothing', '?'], 'fr'),
	)
	expect([...names]).toEqual([
		['lib:back-squat', 'Squat arrière'],
		[copy.key, 'Squat du matin'],
	])
})

test('1.4 another studio’s exercise, an assistant’s or a client’s change: not found', async () => {
	const [one, two] = [await studio(), await studio()]
	const { exerciseId, key } = must(await as(one.coach).do(createExercise, { name: 'Secret lift' }))
	await expect(as(two.coach).ask(exercise, { key })).rejects.toThrow(NotFound)
	expect(await as(two.coach).do(archiveExercise, { exerciseId })).toMatchObject({ code: 'not_found' })
	expect(keys(await as(two.coach).ask(find, { q: 'secret' }))).toEqual([])
	const assistant = await staffMember(one.id, 'assistant')
	expect(await as(assistant).do(createExercise, { name: 'X' })).toMatchObject({ code: 'not_found' })
	expect(await as(one.client).do(createExercise, { name: 'X' })).toMatchObject({ code: 'not_found' })
	expect((await as(one.client).ask(exercise, { key })).name).toBe('Secret lift')
	await expect(as(one.client).ask(find, {})).rejects.toThrow(NotFound)
})

test.each([['javascript:alert(1)'], ['ftp://x.test/a'], ['notaurl']])(
	'a video link must be http: %s',
	async (videoUrl) => {
		const { coach } = await studio()
		expect(await as(coach).do(createExercise, { name: 'X', videoUrl })).toMatchObject({
			code: 'invalid',
			fields: { videoUrl: expect.any(String) },
		})
	},
)
