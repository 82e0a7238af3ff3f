import type { RequestEvent } from '@sveltejs/kit'
import {
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
