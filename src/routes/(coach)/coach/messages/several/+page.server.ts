import { listGroups } from '#features/clients/queries/groups.ts'
import { broadcasts } from '#features/conversations/queries/broadcasts.ts'
import { broadcast } from '#features/conversations/use-cases/broadcast.ts'
import { coachPage } from '#platform/http/doors.ts'
import { newId } from '#platform/ids.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, locale, actor }) => ({
		...(await ask(broadcasts, {})),
		groups: (await ask(listGroups, { limit: 200 })).groups,
		firstId: newId(),
		reader: { locale, timeZone: actor.timeZone },
	}),
	does: [broadcast],
})
