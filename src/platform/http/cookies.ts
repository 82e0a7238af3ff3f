import type { Cookies } from '@sveltejs/kit'
import { publicAddress } from '../address.ts'
import type { Origin } from '../origin.ts'

const names = {
	session: 'touchline',
	device: 'touchline-device',
	step: 'touchline-step',
	hold: 'touchline-hold',
} as const
const day = 86_400

/** `__Host-` where the public address is https: bound to this host, this path and a safe connection (quality 3). */
export function cookieName(which: keyof typeof names): string {
	return publicAddress().protocol === 'https:' ? `__Host-${names[which]}` : names[which]
}

const options = (maxAge: number) =>
	({
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: publicAddress().protocol === 'https:',
		maxAge,
	}) as const

/** How long a session lives without being used, in seconds. */
export const sessionSeconds = 30 * day
/** How long a device is known after a log-in, in seconds. */
const deviceSeconds = 365 * day
/** How long a log-in waits for its second factor, in seconds. */
export const stepSeconds = 600

/** How long a browser remembers the time it holds on a public booking page, in seconds. */
const holdSeconds = 600

export const keepSession = (cookies: Cookies, secret: string): void =>
	cookies.set(cookieName('session'), secret, options(sessionSeconds))
export const keepDevice = (cookies: Cookies, device: string): void =>
	cookies.set(cookieName('device'), device, options(deviceSeconds))
export const keepStep = (cookies: Cookies, secret: string): void =>
	cookies.set(cookieName('step'), secret, options(stepSeconds))
/** So that going back in the browser finds one's own hold again, instead of a time that somebody has. */
export const keepHold = (cookies: Cookies, secret: string): void =>
	cookies.set(cookieName('hold'), secret, options(holdSeconds))
export const holdKept = (cookies: Cookies): string | null => cookies.get(cookieName('hold')) ?? null
export const dropHold = (cookies: Cookies): void => cookies.delete(cookieName('hold'), options(0))
export const dropSession = (cookies: Cookies): void => cookies.delete(cookieName('session'), options(0))
export const dropStep = (cookies: Cookies): void => cookies.delete(cookieName('step'), options(0))

/** The language of every page that follows, for a year; Paraglide reads this cookie. */
export const keepLanguage = (cookies: Cookies, locale: string): void =>
	cookies.set('PARAGLIDE_LOCALE', locale, { ...options(365 * day), httpOnly: false })

/** Light or dark as the account has it; the page is written with it. Null: as the device has it. */
export const keepTheme = (cookies: Cookies, theme: string | null): void =>
	cookies.set('touchline_theme', theme ?? '', { ...options(theme ? 365 * day : 0), httpOnly: false })

/** Everything about where a request comes from. */
export function originOf(event: {
	request: Request
	cookies: Cookies
	getClientAddress: () => string
}): Origin {
	return {
		address: event.getClientAddress(),
		userAgent: (event.request.headers.get('user-agent') ?? '').slice(0, 400),
		session: event.cookies.get(cookieName('session')) ?? null,
		device: event.cookies.get(cookieName('device')) ?? null,
		step: event.cookies.get(cookieName('step')) ?? null,
	}
}
