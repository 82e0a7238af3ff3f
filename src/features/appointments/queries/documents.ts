import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { anyOf } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { clientWhoComes, staffOfAppointment } from '../permissions.ts'
import { type AppointmentSubject, appointmentOf } from './subjects.ts'

const Document = z.object({
	id: z.string(),
	name: z.string(),
	bytes: z.number(),
	visibleToClient: z.boolean(),
})
export type DocumentEntry = z.output<typeof Document>

/** 7.3: the documents of an appointment that have arrived whole (I35), in the order they came. */
export const documents = query('appointments.documents', {
	input: z.object({ appointmentId: Id }),
	output: z.object({ documents: z.array(Document) }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run({ db }, { id }) {
		const rows = await db
			.selectFrom('stored_file')
			.select(['id', 'name', 'bytes', 'visible_to_client'])
			.where('appointment_id', '=', id)
			.where('ready_at', 'is not', null)
			.orderBy('id')
			.execute()
		return {
			documents: rows.map((row) => ({
				...{ id: row.id, name: row.name, bytes: Number(row.bytes) },
				visibleToClient: row.visible_to_client,
			})),
		}
	},
})

export type DocumentSubject = AppointmentSubject & {
	file: {
		id: string
		name: string
		contentType: string
		key: string
		bytes: number
		ready: boolean
		uploadedBy: string
		visibleToClient: boolean
	}
}

/** A document with the appointment it belongs to: whoever may see that, may see this. */
export async function documentOf(db: Db, fileId: string): Promise<DocumentSubject | undefined> {
	const row = await db.selectFrom('stored_file').selectAll().where('id', '=', fileId).executeTakeFirst()
	const appointment = row?.appointment_id ? await appointmentOf(db, row.appointment_id) : undefined
	if (!row || !appointment) return undefined
	const file = {
		...{ id: row.id, name: row.name, contentType: row.content_type, key: row.storage_key },
		...{ bytes: Number(row.bytes), ready: row.ready_at !== null, uploadedBy: row.uploaded_by },
		visibleToClient: row.visible_to_client,
	}
	return { ...appointment, file }
}

const sent = ({ file: { name, contentType, key } }: DocumentSubject) => ({ name, contentType, key })

/** I35: a document as it is sent: once its bytes are there, to staff of the appointment and to clients who come or came. */
export const documentToSend = query('appointments.document-to-send', {
	input: z.object({ fileId: Id }),
	subject: async ({ db }, { fileId }) => {
		const found = await documentOf(db, fileId)
		return found?.file.ready ? found : undefined
	},
	may: anyOf<DocumentSubject>(staffOfAppointment, clientWhoComes),
	run: async (_, subject) => sent(subject),
})

/** I35: a reserved document whose bytes are still to come, for whoever reserved it. */
export const documentToReceive = query('appointments.document-to-receive', {
	input: z.object({ fileId: Id }),
	subject: async ({ db, actor }, { fileId }) => {
		const found = await documentOf(db, fileId)
		return found && !found.file.ready && found.file.uploadedBy === staffIdOf(actor) ? found : undefined
	},
	may: staffOfAppointment,
	run: async (_, subject) => ({ ...sent(subject), bytes: subject.file.bytes }),
})
