import { m } from '#messages'
import { deserialize } from '$app/forms'
import { goto } from '$app/navigation'
import { type ActionAnswer, answersTo, type RefusedAnswer } from './answer.ts'
import { actionOf } from './forms/names.ts'

/**
 * Runs a use-case through the page's form action from a script (autosave, drag and drop).
 * @param does the use-case, for example `programs.move-workout`
 * @param input its input, sent as JSON
 * @param at path of the page that has the action; default: this page
 * @returns the answer; never throws: when the network or the server fails, an answer with code `unreachable`
 */
export function submitAction(does: string, input: unknown, at = ''): Promise<ActionAnswer> {
	const body = new FormData()
	body.set('input:json', JSON.stringify(input))
	return send(does, body, at)
}

/** What `submitAction` would do: the answer carries the effects, and nothing happens. */
export function previewAction(does: string, input: unknown, at = ''): Promise<ActionAnswer> {
	const body = new FormData()
	body.set('input:json', JSON.stringify(input))
	body.set('_preview', '1')
	return send(does, body, at)
}

async function send(does: string, body: FormData, at: string): Promise<ActionAnswer> {
	try {
		const response = await fetch(`${at}?/${actionOf(does)}`, {
			method: 'POST',
			body,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		})
		const result = deserialize(await response.text())
		if (result.type === 'redirect') {
			await goto(result.location)
			return { does, ok: true, value: null }
		}
		if (result.type !== 'error' && answersTo(result.data, does)) return result.data
		return unreachable(does)
	} catch {
		return unreachable(does)
	}
}

/** The answer shown when none came: nothing typed is lost, and trying again is safe. */
export function unreachable(does: string): RefusedAnswer {
	return { does, ok: false, code: 'unreachable', message: m.ui_unreachable(), fields: {}, values: {} }
}
