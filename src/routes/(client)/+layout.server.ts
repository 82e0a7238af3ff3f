import { around } from '#features/frame/queries/around.ts'
import { clientLayout } from '#platform/http/doors.ts'

export const load = clientLayout(async ({ ask, actor }) => ({
	around: await ask(around, {}),
	me: actor.name,
	owner: actor.id ?? '',
}))
