import { expect, test } from 'vitest'
import { commandOf } from './keys.ts'

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) =>
	commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

test.each([
	['n', {}, 'new'],
	['N', {}, 'new'],
	['n', { ctrlKey: true }, null],
	['c', {}, 'copy'],
	['c', { metaKey: true }, 'copy'],
	['a', {}, null],
	['a', { ctrlKey: true }, 'week'],
	['z', { metaKey: true }, 'undo'],
	['d', { ctrlKey: true }, null],
	['ArrowUp', { altKey: true }, null],
	['?', {}, 'help'],
	['q', {}, null],
])('3.1 %s %o is %s: what belongs to the browser stays the browser’s', (key, held, command) => {
	expect(press(key, held)).toBe(command)
})
