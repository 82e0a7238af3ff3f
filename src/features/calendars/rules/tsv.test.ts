import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, tsvOf } from './tsv.ts'

test('5.1 ranges go to a spreadsheet and come back as they were', () => {
	const cell = fc.string().map((text) => text.replaceAll(/[\r\n]/g, ' '))
	const rows = fc
		.integer({ min: 1, max: 4 })
		.chain((wide) =>
			fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1, maxLength: 4 }),
		)
	fc.assert(
		fc.property(rows, (cells) => {
			const one = cells.length > 1 && cells.at(-1)?.join('') === '' && cells[0]?.length === 1
			if (!one) expect(cellsOf(tsvOf(cells))).toEqual(cells)
		}),
	)
})

test('5.1 what a spreadsheet copies: its line ends, quotes and breaks within a cell', () => {
	expect(cellsOf('Lower\tUpper\r\nBack squat: 5x5\t"Row: 3x10 ""slow"""\r\n')).toEqual([
		['Lower', 'Upper'],
		['Back squat: 5x5', 'Row: 3x10 "slow"'],
	])
	expect(cellsOf('"one\ntwo"\tthree')).toEqual([['one two', 'three']])
	expect(cellsOf('"pause" squat: 3x3')).toEqual([['"pause" squat: 3x3']])
	expect(cellsOf('')).toEqual([['']])
})
