import { studioKinds } from '#features/notifications/queries/choices.ts'
import { switchKind } from '#features/notifications/use-cases/switch-kind.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => ({
		...(await ask(studioKinds, {})),
		mayChange: actor.kind === 'staff' && actor.role === 'owner',
	}),
	does: [switchKind],
})
