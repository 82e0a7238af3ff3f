import { around } from '#features/frame/queries/around.ts'
import { coachLayout } from '#platform/http/doors.ts'

export const load = coachLayout(async ({ ask, actor, event }) => ({
	around: await ask(around, {}),
	me: actor.name,
	folded: event.cookies.get('touchline_rail') === '1',
}))
