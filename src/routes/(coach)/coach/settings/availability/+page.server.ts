import { freeHours } from '#features/availability/queries/free-hours.ts'
import { schedule } from '#features/availability/queries/schedule.ts'
import { whoseHours } from '#features/availability/queries/whose.ts'
import { setHours } from '#features/availability/use-cases/set-hours.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	async load({ ask, actor, url, locale }) {
		const { coaches, coachId } = await whoseHours(ask, url)
		const around = { coaches, coachId, role: actor.kind === 'staff' ? actor.role : 'coach', locale }
		if (coachId === null) return { ...around, schedule: null, coming: null }
		return {
			...around,
			schedule: await ask(schedule, { coachId }),
			coming: await ask(freeHours, { coachId }),
		}
	},
	does: [setHours],
})
