import { describe, expect, test } from 'vitest'
import { actionAddress, actionOf, asHiddenInputs, asTicked, keptValue, plainPath } from './names.ts'

describe('field names', () => {
	test.each([
		['weeks:number', 'weeks'],
		['groupIds[]', 'groupIds'],
		['content:json', 'content'],
		['address.city', 'address.city'],
		['days[]:number', 'days'],
		['priceMinor:minor2', 'priceMinor'],
		['email', 'email'],
	])('%s is known to errors as %s', (name, path) => {
		expect(plainPath(name)).toBe(path)
	})

	test('the action is the last part of the use-case', () => {
		expect(actionOf('clients.create-client')).toBe('create-client')
	})

	test('the page keeps its query when a form comes back to it', () => {
		expect(actionAddress('clients.create-client', '', '')).toBe('?/create-client')
		expect(actionAddress('clients.create-client', '', '?q=roux&/other=')).toBe('?q=roux&/create-client')
		expect(actionAddress('clients.create-client', '/coach/clients', '?q=roux')).toBe(
			'/coach/clients?/create-client',
		)
	})

	test('what was typed is found flat, by raw name and nested', () => {
		expect(keptValue({ weeks: 4 }, 'weeks:number')).toBe(4)
		expect(keptValue({ 'weeks:number': '4' }, 'weeks:number')).toBe('4')
		expect(keptValue({ address: { city: 'Lyon' } }, 'address.city')).toBe('Lyon')
		expect(keptValue({}, 'address.city')).toBeUndefined()
	})

	test('a tick is read from forms and from decoded input', () => {
		expect([true, 'on', 'true', '1'].every(asTicked)).toBe(true)
		expect([false, undefined, 'false', ''].some(asTicked)).toBe(false)
	})

	test('values are sent again without the marks of the form itself', () => {
		expect(asHiddenInputs({ name: 'Base', groupIds: ['a', 'b'], _preview: '1', note: null })).toEqual([
			{ name: 'name', value: 'Base' },
			{ name: 'groupIds[]', value: 'a' },
			{ name: 'groupIds[]', value: 'b' },
		])
	})
})
