import { expect, test, vi } from 'vitest'
import { createRunning } from './process.ts'

test('what started last stops first, and one failure keeps nothing running', async () => {
	const program = createRunning()
	const order: string[] = []
	const error = vi.spyOn(console, 'error').mockImplementation(() => {})
	program.onStop('database', () => void order.push('database'))
	program.onStop('mail', () => Promise.reject(new Error('unreachable')))
	program.onStop('worker', async () => void order.push('worker'))
	await program.stopAll()
	await program.stopAll()
	expect(order).toEqual(['worker', 'database'])
	expect(error).toHaveBeenCalledExactlyOnceWith('Stopping mail failed:', expect.any(Error))
	error.mockRestore()
})

test('the web build, a bundle of its own, shares the one running program', async () => {
	const { running } = await import('./process.ts')
	vi.resetModules()
	const again = await import('./process.ts')
	expect(again.running).toBe(running)
})
