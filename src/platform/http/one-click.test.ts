import { expect, test } from 'vitest'
import { isOneClick } from './one-click.ts'

const url = '/unsubscribe/abc-1.x_y/one-click'

test.each([
	['POST', url, {}, true],
	['GET', url, {}, false],
	['POST', '/unsubscribe/abc', {}, false],
	['POST', '/login', {}, false],
	['POST', `/login?${url}`, {}, false],
	['POST', `/coach${url}`, {}, false],
	['POST', url, { cookie: 'session=1' }, false],
	['POST', url, { origin: 'https://evil.test' }, false],
	['POST', url, { 'sec-fetch-site': 'cross-site' }, false],
])('13.1 RFC 8058: %s %s with %j counts as a mail provider’s: %s', (method, at, headers, is) => {
	expect(isOneClick({ method, url: at, headers })).toBe(is)
})
