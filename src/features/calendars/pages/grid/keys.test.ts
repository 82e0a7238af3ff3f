import { expect, test } from 'vitest'
import { commandOf, writes } from './keys.ts'

const key = (name: string, held: object = {}) => ({
	...{ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
	...held,
})

test('5.1 keys of a spreadsheet, with Ctrl or ⌘', () => {
	expect(commandOf(key('ArrowUp'))).toBe('up')
	expect(commandOf(key('ArrowUp', { shiftKey: true }))).toBe('up')
	expect(commandOf(key('ArrowUp', { altKey: true }))).toBe('raise')
	expect(commandOf(key('d', { ctrlKey: true }))).toBe('fill')
	expect(commandOf(key('D', { metaKey: true }))).toBe('fill')
	expect(commandOf(key('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo')
	expect(commandOf(key('Home', { ctrlKey: true }))).toBe('top')
	expect(commandOf(key('d'))).toBeNull()
	expect(commandOf(key('k', { ctrlKey: true }))).toBeNull()
})

test('5.1 letters and signs write, also those beyond the first plane; keys with a name don’t', () => {
	for (const sign of ['a', '5', '#', 'é', '💪']) expect(writes(key(sign))).toBe(true)
	for (const name of ['Enter', 'Shift', 'F4']) expect(writes(key(name))).toBe(false)
	expect(writes(key('c', { ctrlKey: true }))).toBe(false)
})
