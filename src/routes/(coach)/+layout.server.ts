import { around } from '#features/frame/queries/around.ts'
import { coachLayout } from '#platform/http/doors.ts'

export const load = coachLayout(async ({ ask, actor, event }) => ({
	around: await ask(around, {}),
	me: actor.name,
	// 1.3: whoever assists sees no money.
	seesMoney: actor.kind === 'staff' && actor.role !== 'assistant',
	folded: event.cookies.get('touchline_rail') === '1',
}))
