import { expect, test } from 'vitest'
import { Cells } from './cells.svelte.ts'

const empty = () => [[], [], [], [], [], [], []] as string[][]
const grid = () => {
	const cells = new Cells(empty())
	cells.write([{ row: 0, column: 0, text: 'Lower' }])
	cells.write([{ row: 1, column: 0, text: 'Back squat: 5x5' }])
	return cells
}

test('5.1 Ctrl+D takes what stands above, or fills a range from its first row', () => {
	const cells = grid()
	cells.go({ row: 2, column: 0 })
	cells.fillDown()
	expect(cells.columns[0]).toEqual(['Lower', 'Back squat: 5x5', 'Back squat: 5x5'])
	cells.go({ row: 1, column: 0 })
	cells.go({ row: 4, column: 0 }, true)
	cells.fillDown()
	expect(cells.columns[0]).toHaveLength(5)
})

test('5.1 a range is pasted where the selection begins, and one cell fills all that is selected', () => {
	const cells = grid()
	cells.go({ row: 0, column: 0 })
	cells.go({ row: 1, column: 0 }, true)
	const copied = cells.selected()
	cells.go({ row: 0, column: 6 })
	cells.paste([...copied, ['a', 'b']])
	expect(cells.columns[6]).toEqual(['Lower', 'Back squat: 5x5', 'a'])
	cells.go({ row: 3, column: 1 })
	cells.go({ row: 4, column: 2 }, true)
	cells.paste([['x']])
	expect(cells.columns[2]).toEqual(['', '', '', 'x', 'x'])
})

test('5.1 every step can be taken back and done again; clearing, a new line and changing places are steps', () => {
	const cells = grid()
	const before = JSON.stringify(cells.columns)
	cells.go({ row: 1, column: 0 })
	cells.insertLine()
	expect(cells.columns[0]).toEqual(['Lower', '', 'Back squat: 5x5'])
	cells.go({ row: 2, column: 0 })
	cells.swap(-1)
	expect(cells.columns[0]).toEqual(['Lower', 'Back squat: 5x5'])
	cells.clear()
	expect(cells.columns[0]).toEqual(['Lower'])
	const after = JSON.stringify(cells.columns)
	for (const _ of [1, 2, 3]) cells.undo()
	expect(JSON.stringify(cells.columns)).toBe(before)
	for (const _ of [1, 2, 3]) cells.redo()
	expect(JSON.stringify(cells.columns)).toBe(after)
})

test('5.1 only what really changes is told, once per column', () => {
	const cells = grid()
	const told: number[][] = []
	cells.onchange = (columns) => told.push(columns)
	cells.write([{ row: 0, column: 0, text: 'Lower' }])
	cells.write([
		{ row: 0, column: 1, text: 'a\nb' },
		{ row: 1, column: 1, text: 'c' },
	])
	expect(told).toEqual([[1]])
	expect(cells.columns[1]).toEqual(['a b', 'c'])
})
