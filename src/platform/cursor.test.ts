import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { cursor, cursorText } from './cursor.ts'
import { Id, newId } from './ids.ts'

const input = z.object({ after: cursor(z.string(), Id).optional() })

test('a cursor brings back what it was made of, whatever the name', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
			fc.pre(!name.includes('\0'))
			const id = newId()
			expect(input.parse({ after: cursorText(name, id) })).toEqual({ after: [name, id] })
		}),
	)
})

const foreign = [
	...['', 'tampered', '1', newId(), `${newId()}'--`, cursorText('only a name'), cursorText('a', 'no id')],
	...[cursorText('a\0b', newId()), Buffer.from('{"0":"a"}').toString('base64url'), 'é'.repeat(9000)],
]

test.each(foreign)('a cursor we did not write is refused by its field: %j', (after) => {
	const { error } = input.safeParse({ after })
	expect(error?.issues).toMatchObject([{ path: ['after'], code: 'custom' }])
})
