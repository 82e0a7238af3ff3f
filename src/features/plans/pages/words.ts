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
