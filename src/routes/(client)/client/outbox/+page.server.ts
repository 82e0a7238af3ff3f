import { clientPage } from '#platform/http/doors.ts'

/** 5.5: what it shows is on the device; the server knows only whose it is. */
export const { load, actions } = clientPage({
	load: async ({ actor }) => ({ owner: actor.id ?? '' }),
})
