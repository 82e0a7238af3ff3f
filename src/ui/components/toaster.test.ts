import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { act, dismiss, hold, resume, toast, toasts } from './toaster.svelte.ts'

beforeEach(() => {
	vi.useFakeTimers()
})
afterEach(() => {
	for (const { id } of [...toasts]) dismiss(id)
	vi.useRealTimers()
})

test('4.8 the undo of a notice acts once, however often it is pressed', () => {
	const undo = vi.fn()
	const id = toast('Archived', { undo })
	act(id)
	// It still stands there, so that a second press in a hurry doesn't reach what lies under it.
	expect(toasts).toHaveLength(1)
	act(id)
	expect(undo).toHaveBeenCalledTimes(1)
	vi.advanceTimersByTime(600)
	expect(toasts).toEqual([])
	act(id)
	expect(undo).toHaveBeenCalledTimes(1)
})

test('4.8 a notice that has gone undoes nothing; one with an undo stays twice as long, and while it is read', () => {
	const undo = vi.fn()
	toast('Saved')
	const id = toast('Archived', { undo })
	vi.advanceTimersByTime(6000)
	expect(toasts.map(({ text }) => text)).toEqual(['Archived'])
	hold(id)
	vi.advanceTimersByTime(60_000)
	expect(toasts).toHaveLength(1)
	resume(id)
	vi.advanceTimersByTime(12_000)
	act(id)
	expect(undo).not.toHaveBeenCalled()
})

test('4.8 an undo that says how it went leaves that notice, and no other button to undo with', () => {
	const id = toast('Archived', { undo: () => toast('Put back') })
	act(id)
	vi.advanceTimersByTime(600)
	expect(toasts.map(({ text, undo }) => [text, undo])).toEqual([['Put back', undefined]])
})
