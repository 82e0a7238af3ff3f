import type { RequestEvent } from '@sveltejs/kit'
import {
	cookieName,
	dropSession,
	dropStep,
	keepDevice,
	keepLanguage,
	keepSession,
	keepStep,
	keepTheme,
} from '#platform/http/cookies.ts'
import type { Entered } from './sessions.ts'

/** What the password alone leads to: in, or to the second step. */
export type LogInOutcome = ({ is: 'in' } & Entered) | { is: 'second-step'; step: string }

/** Hands a started session to the browser and says where to go. */
export function comeIn(entered: Entered, { cookies }: Pick<RequestEvent, 'cookies'>): string {
	keepSession(cookies, entered.session)
	keepDevice(cookies, entered.device)
	dropStep(cookies)
	if (entered.locale) keepLanguage(cookies, entered.locale)
	if (entered.theme) keepTheme(cookies, entered.theme)
	return entered.goes
}

export function comeInOrOn(outcome: LogInOutcome, event: Pick<RequestEvent, 'cookies'>): string {
	if (outcome.is === 'in') return comeIn(outcome, event)
	keepStep(event.cookies, outcome.step)
	return '/login/second-step'
}

/** The secret of the session this browser has; null without one. */
export const ownSession = ({ cookies }: Pick<RequestEvent, 'cookies'>): string | null =>
	cookies.get(cookieName('session')) ?? null

/** What the password alone has led to, while the second factor is asked for; null when there is none or no longer. */
export const ownStep = ({ cookies }: Pick<RequestEvent, 'cookies'>): string | null =>
	cookies.get(cookieName('step')) ?? null

/** The session is over: forgets it in this browser, and goes back to log-in, which says why. */
export function goOut(
	said: 'logged-out' | 'password-set',
	{ cookies }: Pick<RequestEvent, 'cookies'>,
): string {
	dropSession(cookies)
	return `/login?said=${said}`
}

/** Pages of this browser follow what the account has chosen from now on. */
export function keepChoices(
	{ locale, theme }: { locale: string | null; theme: string | null },
	{ cookies }: Pick<RequestEvent, 'cookies'>,
): void {
	if (locale) keepLanguage(cookies, locale)
	keepTheme(cookies, theme)
}
