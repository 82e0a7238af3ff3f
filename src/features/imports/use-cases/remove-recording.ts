import { z } from 'zod'
import { mayLog } from '#features/training/permissions.ts'
import { removeRecording as removeLog } from '#features/training/use-cases/remove-recording.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { recordingRemoved } from '../events.ts'
import { recordingOf } from '../queries/subjects.ts'

/** Issue 5.8: takes a recording back, with its log. The same file can be brought again. */
export const removeRecording = useCase('imports.remove-recording', {
	input: z.object({ recordingId: Id }),
	output: z.object({ clientId: z.string() }),
	subject: ({ db }, { recordingId }) => recordingOf(db, recordingId),
	may: mayLog,
	async run(acting, row) {
		const { db, emit, locale } = acting
		const removed = await acting.also(removeLog, { importId: row.id })
		if (!removed.ok) return removed
		await db.deleteFrom('recording').where('id', '=', row.id).execute()
		await emit(recordingRemoved, {
			clientId: row.client_id,
			subject: { type: 'log', id: row.id },
			before: { file: row.file_name },
			data: { recordingId: row.id },
		})
		const stays = removed.value.logs === 0
		return ok({ clientId: row.client_id }, [
			{ kind: 'goes', text: m.imports_effect_recording_goes({}, { locale }) },
			...(stays ? [{ kind: 'stays' as const, text: m.imports_effect_recording_stays({}, { locale }) }] : []),
		])
	},
})
