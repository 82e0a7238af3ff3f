import { coachOf } from '#features/clients/permissions.ts'
import { coaches, type Permission, permission } from '#platform/permission.ts'

/** Of a client's training, their coaches; of a program, which belongs to nobody alone, every coach of the studio. */
export const mayImport: Permission<{ client_id: string | null }> = permission(
	'coach of the client, or of a program any coach',
	(asking, { client_id }) =>
		client_id === null ? coaches.allows(asking, null) : coachOf.allows(asking, { client_id }),
)
