import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { useCase } from '#platform/use-case.ts'
import { coachOf } from '../permissions.ts'
import { clientRow } from '../queries/client-row.ts'
import { fileToCome, reserveStoredFile } from './parts/reserve-stored-file.ts'

/**
 * I35: the row first, under a random key; then the bytes (PUT /files/<id>); then `clients.finish-file`. What never
 * arrives is swept. `bytes` is how large the file is: its place in the studio's quota is taken now.
 */
export const reserveFile = useCase('clients.reserve-file', {
	input: z.object({
		clientId: Id,
		...fileToCome,
		visibleToClient: z.boolean().default(false),
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	run: (acting, client, { visibleToClient, ...file }) =>
		reserveStoredFile(acting, file, {
			...{ studio_id: client.studio_id, client_id: client.id, visible_to_client: visibleToClient },
			uploaded_by: staffIdOf(acting.actor) as string,
		}),
})
