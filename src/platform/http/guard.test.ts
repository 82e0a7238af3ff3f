import { describe, expect, test } from 'vitest'
import { visitor } from '../actor.ts'
import { guarded, sameOrigin, secure } from './guard.ts'

const url = new URL('https://studio.example.test/coach')
const sent = (method: string, headers: Record<string, string>) =>
	sameOrigin(new Request(url, { method, headers }), url)
const cookie = { cookie: 'session=1' }

describe('quality 3: an unsafe request comes from our own pages', () => {
	test.each([
		['GET', { 'sec-fetch-site': 'cross-site' }, true],
		['HEAD', { origin: 'https://evil.test' }, true],
		['POST', { 'sec-fetch-site': 'same-origin' }, true],
		['POST', { 'sec-fetch-site': 'none' }, true],
		['POST', { 'sec-fetch-site': 'same-site', ...cookie }, false],
		['POST', { 'sec-fetch-site': 'cross-site', ...cookie }, false],
		['POST', { 'sec-fetch-site': 'cross-site', origin: url.origin, ...cookie }, false],
		['POST', { origin: url.origin, ...cookie }, true],
		['POST', { origin: 'https://evil.test', ...cookie }, false],
		['POST', { origin: 'null', ...cookie }, false],
		['POST', { origin: 'https://studio.example.test.evil.test', ...cookie }, false],
		['POST', { ...cookie }, false],
		['DELETE', { ...cookie }, false],
		['POST', {}, true],
		['POST', { authorization: 'Bearer key', origin: 'https://evil.test' }, true],
	])('%s with %j: %s', (method, headers, allowed) => {
		expect(sent(method, headers)).toBe(allowed)
	})

	test('a Bearer word does not open the door for a cookie', () => {
		expect(sent('POST', { authorization: 'Bearer key', origin: 'https://evil.test', ...cookie })).toBe(false)
	})
})

test('quality 3: a page of somebody logged in is kept by no cache, and a foreign form never asks who it is', async () => {
	const ask = (accountId: string | null, headers = {}, kept?: string) =>
		guarded(new Request(url, { method: 'POST', headers }), url, {
			who: async () => visitor('en', accountId),
			answer: () => new Response('', kept ? { headers: { 'cache-control': kept } } : {}),
		})
	expect((await ask('somebody')).headers.get('cache-control')).toBe('no-store')
	expect((await ask('somebody', {}, 'private, max-age=60')).headers.get('cache-control')).toMatch('private')
	expect((await ask(null)).headers.get('cache-control')).toBeNull()
	const never = () => Promise.reject(new Error('asked'))
	const foreign = new Request(url, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })
	expect((await guarded(foreign, url, { who: never, answer: never })).status).toBe(403)
})

test('every answer may be framed by nobody and sniffed by none; an embed page may say otherwise', () => {
	const headers = secure(new Response('')).headers
	expect(headers.get('x-frame-options')).toBe('DENY')
	expect(headers.get('x-content-type-options')).toBe('nosniff')
	expect(
		secure(new Response('', { headers: { 'x-frame-options': 'SAMEORIGIN' } })).headers.get('x-frame-options'),
	).toBe('SAMEORIGIN')
})
