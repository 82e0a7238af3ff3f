import { expect, test } from 'vitest'
import { workoutContentSchema } from '#features/programs/rules/content.ts'
import { contentOfText, plainText } from './plain-workout.ts'

let serial = 0
const read = (text: string, before: Parameters<typeof contentOfText>[1] = null) =>
	contentOfText(
		text,
		before,
		(name) => (name === 'Back squat' ? { source: 'library', id: 'back-squat' } : null),
		() => `i${++serial}`,
	)

const text = `> easy today

# Main
> two rounds
Back squat: 5x5 @80% r120
> pause at the bottom
Nordic curl: as many as feel good

# Finish
Row: 4x400m in 1:30`

test('3.2 a workout written as text comes back as the same text, and fits the schema', () => {
	const content = read(text)
	expect(workoutContentSchema.parse(content)).toEqual(content)
	expect(plainText(content)).toBe(text)
	expect(content.sections[0]?.items[0]).toMatchObject({
		exercise: { source: 'library', id: 'back-squat' },
		sets: [{ count: 5, reps: 5 }],
		note: 'pause at the bottom',
	})
	expect(content.sections[0]?.items[1]).toMatchObject({ line: 'as many as feel good', sets: [] })
})

test('5.1 an edited line keeps the id its logged sets hang on', () => {
	const before = read(text)
	const after = read(text.replace('5x5 @80%', '3x5 @85%').replace('Row:', 'Bike:'), before)
	expect(after.sections[0]?.id).toBe(before.sections[0]?.id)
	expect(after.sections[0]?.items[0]?.id).toBe(before.sections[0]?.items[0]?.id)
	expect(after.sections[1]?.items[0]?.id).not.toBe(before.sections[1]?.items[0]?.id)
})

test('3.2 typed in a hurry, without a colon', () => {
	expect(read('Bench press 3x8 @60kg').sections[0]?.items[0]).toMatchObject({
		name: 'Bench press',
		sets: [{ count: 3, reps: 8, load: { kg: 60 } }],
	})
	expect(read('Stretch for a while').sections[0]?.items[0]).toMatchObject({
		name: 'Stretch for a while',
		sets: [],
	})
})
