import { around } from '#features/frame/queries/around.ts'
import { accountLayout } from '#platform/http/doors.ts'

export const load = accountLayout(async ({ ask, actor, event }) => ({
	side: actor.kind === 'staff' || actor.kind === 'client' ? actor.kind : ('visitor' as const),
	around: actor.studioId ? await ask(around, {}) : null,
	me: actor.name,
	owner: actor.kind === 'client' ? actor.id : '',
	seesMoney: actor.kind === 'staff' && actor.role !== 'assistant',
	folded: event.cookies.get('touchline_rail') === '1',
}))
