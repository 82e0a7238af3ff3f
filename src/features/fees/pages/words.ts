import { m } from '#messages'
import type { State } from '../rules/periods.ts'

export const stateWords = {
	awaiting: m.fees_state_awaiting,
	coming: m.fees_state_coming,
	running: m.fees_state_running,
	paused: m.fees_state_paused,
	ending: m.fees_state_ending,
	ended: m.fees_state_ended,
} as const satisfies Record<State, () => string>

export const stateTones = {
	awaiting: 'waiting',
	coming: 'info',
	running: 'good',
	paused: 'waiting',
	ending: 'waiting',
	ended: 'neutral',
} as const satisfies Record<State, string>
