import type { SubmitFunction } from '$app/forms'
import { type ActionAnswer, answersTo } from '../answer.ts'
import { unreachable } from '../submit.ts'

type Sending = {
	/** The use-case the form is for, at the moment of sending. */
	does: () => string
	isPending: () => boolean
	setPending: (pending: boolean) => void
	/** A failure that never reached the page: what was typed stays, and a message stands above it. */
	onLost: (answer: ActionAnswer | null) => void
	/** Return true to keep the page as it is (previews). */
	onAnswer: (answer: ActionAnswer) => boolean
	/** It is done, and another page follows, or this one anew. */
	onGo?: () => void
	reset: () => boolean
}

/** The submit function of every form: one at a time, answers go where they belong, nothing typed is lost. */
export function sending(form: Sending): SubmitFunction {
	return ({ cancel }) => {
		if (form.isPending()) {
			cancel()
			return
		}
		form.setPending(true)
		form.onLost(null)
		return async ({ result, update }) => {
			try {
				if (result.type === 'error') {
					form.onLost(unreachable(form.does()))
					return
				}
				if (result.type === 'redirect') form.onGo?.()
				const data = result.type === 'redirect' ? undefined : result.data
				const keep = answersTo(data, form.does()) ? form.onAnswer(data) : false
				if (!keep) await update({ reset: form.reset() })
			} finally {
				form.setPending(false)
			}
		}
	}
}
