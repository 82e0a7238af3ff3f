import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neighbourhood } from '#platform/http/limits.ts'
import { newId } from '#platform/ids.ts'
import { EmailAddress } from './address.ts'
import { deviceOf } from './device.ts'
import { linkToken, readLinkToken } from './link-token.ts'
import { ownPath } from './own-path.ts'
import { passwordFlaw } from './passwords.ts'
import { TimeZone } from './time-zone.ts'

const alone = { secondFactor: false, own: ['Atelier Force', 'Camille Roux', 'camille.roux', 'example.test'] }

test.each([
	['a'.repeat(14), 'password_too_short'],
	['é'.repeat(14), 'password_too_short'],
	['👟'.repeat(14), 'password_too_short'],
	['password1234567', 'password_common'],
	['P@ssw0rd!1234567', 'password_common'],
	['123456789012345', 'password_common'],
	['passwordpassword', 'password_common'],
	['touchline-2026-2026', 'password_common'],
	['Atelier Force 2026', 'password_common'],
	['camilleroux12345', 'password_common'],
	['azertyuiop123456', 'password_common'],
	['Camille..........', 'password_common'],
])('quality 3: %s is refused as %s', (password, code) => {
	expect(passwordFlaw(password, alone)?.code).toBe(code)
})

test.each([
	'x'.repeat(64),
	`${'a'.repeat(72)}SECRET`,
	'👟'.repeat(15),
	'on the touchline',
	'a quiet lane near the river',
	'motdepasse de la voisine',
	'               ',
])('quality 3: "%s" is accepted: length counts, not composition', (password) => {
	expect(passwordFlaw(password, alone)).toBeNull()
})

test('quality 3: beside a second factor eight characters do', () => {
	expect(passwordFlaw('lane-42x', { secondFactor: true })).toBeNull()
	expect(passwordFlaw('lane-42', { secondFactor: true })).toMatchObject({ params: { minimum: 8 } })
})

test.each([
	'https://evil.test',
	'//evil.test',
	'/\\evil.test',
	'\\/evil.test',
	'https:evil.test',
	'https://app.test@evil.test',
	'javascript:alert(1)',
	'/\tjavascript:alert(1)',
	'/\r\nSet-Cookie:x=1',
	'/..//evil.test',
	'/login?next=/login',
	'/logout',
	'',
])('URL-01…11: %j is no path of ours', (text) => {
	expect(ownPath(text)).toBeNull()
})

test.each(['/client', '/coach/clients?q=é&a=1#x', '/invitation/abc_def', '/%0d%0aSet-Cookie:x=1'])(
	'%s stays on our own origin',
	(text) => {
		const path = ownPath(text)
		expect(path).toMatch(/^\/[^/\\]/)
		expect(new URL(path ?? '', 'https://here.test').origin).toBe('https://here.test')
	},
)

test('whatever is asked for, the path stays here', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.webUrl(),
				fc.string(),
				fc.string().map((text) => `/${text}`),
			),
			(text) => {
				const path = ownPath(text)
				if (path !== null) expect(new URL(path, 'https://here.test').origin).toBe('https://here.test')
			},
		),
	)
})

test('a link names a studio, a row and a secret, and nothing else reads as one', () => {
	const named = { studioId: newId(), id: newId(), secret: 'x_-9'.repeat(8) }
	expect(readLinkToken(linkToken(named))).toEqual(named)
	for (const text of ['', 'x', '../../etc/passwd', `${'a'.repeat(43)}_${'b'.repeat(32)}`])
		expect(readLinkToken(text)).toBeNull()
})

test.each([
	['usеr@example.com', true],
	['Zoe@Example.test', true],
	['victim@example.com,attacker@example.com', false],
	['a@localhost', false],
	['a b@example.com', false],
	['a@example.com\r\nBcc: x@evil.test', false],
	['"x"@example.com', false],
	['a@b,'.repeat(20_000), false],
])('AUTH-11…17: the address %.40s is accepted: %s', (text, accepted) => {
	expect(EmailAddress.safeParse(text).success).toBe(accepted)
})

test.each([
	['203.0.113.9', '203.0.113.9'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['2001:DB8:0000:0:9::1', '2001:db8:0:0::/64'],
	['::1', '0:0:0:0::/64'],
])('limits count %s as %s', (address, counted) => {
	expect(neighbourhood(address)).toBe(counted)
})

test('time zones are places, not offsets', () => {
	for (const zone of ['Europe/Paris', 'UTC', 'America/Argentina/Ushuaia'])
		expect(TimeZone.safeParse(zone).success).toBe(true)
	for (const zone of ['+02:00', 'Paris', 'Europe/Nowhere', 'CET'])
		expect(TimeZone.safeParse(zone).success).toBe(false)
})

test('a device is called what people call it', () => {
	const phone =
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1'
	expect(deviceOf(phone)).toEqual({ browser: 'Safari', system: 'iPhone' })
	expect(deviceOf('curl/8')).toBeNull()
})
