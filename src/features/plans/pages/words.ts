import { m } from '#messages'
import type { MyPlan } from '../queries/my-plans.ts'

type State = MyPlan['instalments'][number]['state']

export const stateWords = {
	settled: m.plans_state_settled,
	due: m.plans_state_due,
	later: m.plans_state_later,
}
export const stateTones = { settled: 'good', due: 'waiting', later: 'neutral' } as const satisfies Record<
	State,
	string
>

/** Why an instalment that is due isn't taken, as the coach reads it. */
export function waitWords(waitsFor: NonNullable<MyPlan['waitsFor']>, againOn: string | null): string {
	if (waitsFor === 'money')
		return againOn ? m.plans_waits_money({ date: againOn }) : m.plans_waits_money_no_more()
	if (waitsFor === 'card') return m.plans_waits_card()
	return waitsFor === 'client' ? m.plans_waits_client() : m.plans_waits_look()
}
