import { type Permission, permission } from '#platform/permission.ts'

/** Everybody of the studio: staff, keys, clients and Touchline itself. Instructions are there to be read while training. */
export const ofTheStudio: Permission<unknown> = permission(
	'anybody of the studio',
	({ actor }) => actor.kind !== 'visitor',
)
