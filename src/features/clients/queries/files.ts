import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { anyOf, type Permission, permission } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { clientReading, coachOf } from '../permissions.ts'
import { clientRow } from './client-row.ts'

const FileEntry = z.object({
	id: z.string(),
	name: z.string(),
	contentType: z.string(),
	bytes: z.number(),
	visibleToClient: z.boolean(),
	createdAt: z.date(),
})
export type FileEntry = z.output<typeof FileEntry>

/** 2.5: the files of a client that have arrived whole (I35), newest first. */
export const clientFiles = query('clients.client-files', {
	input: z.object({
		clientId: Id,
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(50),
	}),
	output: z.object({ files: z.array(FileEntry), next: z.string().nullable() }),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	run: (reading, client, page) => filesOf(reading, client.id, page, false),
})

/** The files a client's coaches let them see. */
export const ownFiles = query('clients.own-files', {
	input: z.object({ after: cursor(Id).optional(), limit: z.number().int().min(1).max(100).default(50) }),
	output: z.object({ files: z.array(FileEntry), next: z.string().nullable() }),
	may: clientReading,
	run: (reading, _, page) => filesOf(reading, reading.actor.id ?? '', page, true),
})

type Page = { after?: [string] | undefined; limit: number }

async function filesOf({ db }: Reading, clientId: string, { after, limit }: Page, onlyVisible: boolean) {
	let rows = db.selectFrom('stored_file').selectAll().where('client_id', '=', clientId)
	rows = rows.where('ready_at', 'is not', null)
	if (onlyVisible) rows = rows.where('visible_to_client', '=', true)
	if (after) rows = rows.where('id', '<', after[0])
	const found = await rows
		.orderBy('id', 'desc')
		.limit(limit + 1)
		.execute()
	const files = found.slice(0, limit).map((row) => ({
		id: row.id,
		name: row.name,
		contentType: row.content_type,
		bytes: Number(row.bytes),
		visibleToClient: row.visible_to_client,
		createdAt: row.created_at,
	}))
	const last = found.length > limit ? files.at(-1) : undefined
	return { files, next: last ? cursorText(last.id) : null }
}

type Subject = { client_id: string; visible_to_client: boolean }

const clientWhomItIsShownTo: Permission<Subject> = permission(
	'the client, where it is visible to them',
	({ actor }, file) => actor.kind === 'client' && actor.id === file.client_id && file.visible_to_client,
)

/** I35: a file as it is sent: only once its row is committed and its bytes are there, and only to who may read it. */
export const fileToSend = query('clients.file-to-send', {
	input: z.object({ fileId: Id }),
	subject: async ({ db }, { fileId }) => {
		const row = await db
			.selectFrom('stored_file')
			.select(['client_id', 'visible_to_client', 'name', 'content_type', 'storage_key', 'ready_at'])
			.where('id', '=', fileId)
			.executeTakeFirst()
		return row?.client_id && row.ready_at ? { ...row, client_id: row.client_id } : null
	},
	may: anyOf<Subject>(coachOf, clientWhomItIsShownTo),
	run: async (_, file) => ({ name: file.name, contentType: file.content_type, key: file.storage_key }),
})

/** I35: a reserved file whose bytes are still to come, for whoever reserved it. */
export const fileToReceive = query('clients.file-to-receive', {
	input: z.object({ fileId: Id }),
	subject: async ({ db, actor }, { fileId }) => {
		const row = await db
			.selectFrom('stored_file')
			.select(['client_id', 'content_type', 'storage_key', 'bytes'])
			.where('id', '=', fileId)
			.where('ready_at', 'is', null)
			.where('uploaded_by', '=', staffIdOf(actor))
			.executeTakeFirst()
		return row?.client_id ? { ...row, client_id: row.client_id } : null
	},
	may: coachOf,
	run: async (_, file) => ({
		contentType: file.content_type,
		key: file.storage_key,
		bytes: Number(file.bytes),
	}),
})
