import { m } from '#messages'

/** Where an import stands, in words. */
export const stateWords: Record<string, () => string> = {
	reading: m.imports_state_reading,
	mapping: m.imports_state_mapping,
	checking: m.imports_state_checking,
	checked: m.imports_state_checked,
	running: m.imports_state_running,
	done: m.imports_state_done,
	undoing: m.imports_state_undoing,
	undone: m.imports_state_undone,
	broken: m.imports_state_broken,
}

/** While a job is at it. */
export const isWorking = (state: string): boolean =>
	['reading', 'checking', 'running', 'undoing'].includes(state)

export const stateTone = (state: string): 'good' | 'bad' | 'neutral' =>
	state === 'done' ? 'good' : state === 'broken' ? 'bad' : 'neutral'
