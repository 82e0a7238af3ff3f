import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeForm } from './forms.ts'

const decoded = (...fields: [string, string][]) => {
	const form = new FormData()
	for (const [name, value] of fields) form.append(name, value)
	return decodeForm(form)
}

test.each([
	['weeks:number', '62,5', { weeks: 62.5 }],
	['weeks:number', '12', { weeks: 12 }],
	['weeks:number', 'abc', { weeks: 'abc' }],
	['weeks:number', '', {}],
	['seconds:duration', '1:30', { seconds: 90 }],
	['seconds:duration', '45,5', { seconds: 45.5 }],
	['seconds:duration', '1:75', { seconds: '1:75' }],
	['active:boolean', 'on', { active: true }],
	['active:boolean', 'false', { active: false }],
	['groupIds[]', 'a', { groupIds: ['a'] }],
	['content:json', '{"v":1}', { content: { v: 1 } }],
	['content:json', '{"v":', { content: '{"v":' }],
	['email:null', '', { email: null }],
	['note:text', '', { note: '' }],
	['address.city', 'Lyon', { address: { city: 'Lyon' } }],
	['input:json', '{"a":{"b":[1]}}', { a: { b: [1] } }],
	['input:json', 'null', {}],
	['input:json', '[1,2]', {}],
	['_preview', '1', {}],
])('a field %s with "%s" is read as %j', (name, value, input) => {
	expect(decoded([name, value])).toEqual(input)
})

test('72,5 is never 725, and a list keeps its order', () => {
	expect(decoded(['weight:number', '72,5'])).toEqual({ weight: 72.5 })
	expect(decoded(['ids[]', 'b'], ['ids[]', 'a'])).toEqual({ ids: ['b', 'a'] })
})

describe('whatever is sent', () => {
	const name = fc.oneof(
		fc.string(),
		fc.stringMatching(/^[a-c]{1,3}(\.[a-c]{1,2}){0,3}(\[\])?(:(number|boolean|duration|json|null|text))?$/),
		fc.constantFrom(
			'__proto__',
			'__proto__.x',
			'constructor.prototype.x',
			'a.__proto__.x',
			'toString.x',
			'input:json',
		),
	)
	const value = fc.oneof(
		fc.string(),
		fc.json(),
		fc.constant('{"__proto__":{"polluted":true},"constructor":{"x":1}}'),
	)

	test('is read without an error, and changes nothing but the input', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(name, value), { maxLength: 20 }), (fields) => {
				const input = decoded(...fields)
				expect(Object.getPrototypeOf(input)).toBe(Object.prototype)
				expect('polluted' in {}).toBe(false)
				expect('x' in Object.prototype).toBe(false)
			}),
		)
	})

	test('texts come through as they were typed', () => {
		const field = fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1 }))
		fc.assert(
			fc.property(fc.uniqueArray(field, { selector: ([key]) => key }), (fields) => {
				// A form sends line ends as CRLF; FormData in memory keeps them.
				expect(decoded(...fields)).toEqual(Object.fromEntries(fields))
			}),
		)
	})

	test('a whole input sent as JSON comes through', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue()), (input) => {
				expect(decoded(['input:json', JSON.stringify(input)])).toEqual(JSON.parse(JSON.stringify(input)))
			}),
		)
	})

	test('takes no longer for a form made to take long', () => {
		const form = new FormData()
		for (let at = 0; at < 20_000; at++) form.append(`field${at}`, 'x')
		form.append('a.'.repeat(100_000), 'x')
		const start = performance.now()
		decodeForm(form)
		expect(performance.now() - start).toBeLessThan(1000)
	})
})
