import { randomBytes } from 'node:crypto'
import type { Insertable } from 'kysely'
import { z } from 'zod'
import type { StoredFile } from '#platform/database/types.ts'
import { contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { newId } from '#platform/ids.ts'
import { type Acting, ok, type Result, refuse } from '#platform/use-case.ts'
import { filesFit } from '../../queries/quota.ts'

/** What is asked of a file before it comes. `bytes` is how large it is: its place in the studio's quota is taken then. */
export const fileToCome = {
	name: z.string().min(1).max(300).transform(safeFileName).pipe(z.string().min(1).max(200)),
	bytes: z.number().int().min(1),
}

/** What it belongs to, who brings it, and whether the client may see it. */
type Belonging = Pick<Insertable<StoredFile>, 'studio_id' | 'uploaded_by' | 'visible_to_client'> &
	Partial<Pick<Insertable<StoredFile>, 'client_id' | 'appointment_id' | 'conversation_client_id'>>

/** I35: the row first, under a random key; then its bytes (PUT /files/<id>). What never arrives is swept. */
export async function reserveStoredFile(
	{ db, now }: Acting,
	{ name, bytes }: { name: string; bytes: number },
	belonging: Belonging,
): Promise<Result<{ fileId: string }>> {
	const contentType = contentTypeOf(name)
	if (!contentType) return refuse('file_kind', {}, 'file')
	if (bytes > largestFile) return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
	if (!(await filesFit(db, bytes))) return refuse('files_full', {}, 'file')
	const fileId = newId()
	const storage_key = randomBytes(24).toString('hex')
	await db
		.insertInto('stored_file')
		.values({
			...belonging,
			id: fileId,
			name,
			content_type: contentType,
			bytes,
			storage_key,
			created_at: now,
		})
		.execute()
	return ok({ fileId })
}
