import { myChoices } from '#features/notifications/queries/choices.ts'
import { myDevices } from '#features/notifications/queries/devices.ts'
import { addDevice } from '#features/notifications/use-cases/add-device.ts'
import { choose } from '#features/notifications/use-cases/choose.ts'
import { removeDevice } from '#features/notifications/use-cases/remove-device.ts'
import { testPush } from '#features/notifications/use-cases/test-push.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, actor }) => ({
		timeZone: actor.timeZone,
		...(actor.studioId ? await ask(myChoices, {}) : { kinds: [] }),
		...(await ask(myDevices, {})),
	}),
	does: [choose, addDevice, removeDevice, testPush],
})
