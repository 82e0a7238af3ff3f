import { fail } from '@sveltejs/kit'
import { formOf } from '#platform/http/doors.ts'
import type { ActionAnswer, EffectLine } from '#ui/answer.ts'
import type { Actions } from './$types.js'

const EFFECTS: EffectLine[] = [
	{ kind: 'goes', text: '“Base endurance”, 4 workouts from 9 March' },
	{ kind: 'comes', text: '“Strength, block 2”, 12 workouts from 9 March to 3 April' },
	{ kind: 'stays', text: 'Your 31 logged workouts, in history and records' },
	{ kind: 'told', text: 'Camille Roux, by e-mail and push' },
	{ kind: 'charged', text: '€60.00 on Visa ending 4242' },
]

/** The style guide's forms answer as real ones do, and keep nothing. */
export const actions = {
	'refuse-client': async ({ request }) => {
		const values = Object.fromEntries(await formOf(request))
		return fail(422, {
			does: 'styleguide.refuse-client',
			ok: false,
			code: 'invalid',
			message: 'The client wasn’t created: two fields need another look.',
			fields: { firstName: 'Enter a first name.', weeks: 'Enter a number of weeks between 1 and 52.' },
			values,
		} satisfies ActionAnswer)
	},
	'schedule-program': async ({ request }): Promise<ActionAnswer> => {
		const values = Object.fromEntries(await formOf(request))
		const does = 'styleguide.schedule-program'
		if (values._preview) return { does, ok: true, preview: true, value: null, effects: EFFECTS, values }
		return { does, ok: true, value: null }
	},
} satisfies Actions
