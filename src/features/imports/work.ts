import { touchline } from '#platform/actor.ts'
import { errand } from '#platform/errands.ts'
import { perform } from '#platform/perform.ts'
import { workImport } from './use-cases/work-import.ts'

/** Issue 5.8: part after part of an import until there is no more, each in a transaction of its own. */
export const importErrand = errand('imports.work', async (studioId, importId) => {
	for (let more = true; more; ) {
		const worked = await perform(workImport, { importId }, { actor: touchline(studioId) })
		more = worked.ok && worked.value.more
	}
})
