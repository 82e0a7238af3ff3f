import { myFigures } from '#features/appointments/queries/my-figures.ts'
import { clientLayout } from '#platform/http/doors.ts'

export const load = clientLayout(async ({ ask, actor, now }) => ({
	figures: await ask(myFigures, {}),
	now,
	timeZone: actor.timeZone,
}))
