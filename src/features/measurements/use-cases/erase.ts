import { z } from 'zod'
import { m } from '#messages'
import { theClient } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { measurementsErased } from '../events.ts'
import { measuredClient } from '../queries/subjects.ts'
import { eraseAll, goneInWords } from './parts/erase.ts'

/** Quality 3: a client erases what is theirs, whether they agree, have withdrawn, or the studio measures no more. */
export const erase = useCase('measurements.erase', {
	input: z.object({}),
	output: z.object({}),
	subject: (reading) => measuredClient(reading),
	may: theClient,
	async run({ db, emit, locale }, { client_id }) {
		const gone = await eraseAll(db, client_id)
		if (gone.values + gone.photos > 0) await emit(measurementsErased, { clientId: client_id, data: {} })
		return ok({}, [
			...goneInWords(gone, locale),
			{ kind: 'note', text: m.measurements_effect_final({}, { locale }) },
		])
	},
})
