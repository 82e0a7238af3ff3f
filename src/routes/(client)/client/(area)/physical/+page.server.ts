import { physical } from '#features/measurements/queries/physical.ts'
import { physicalAsked } from '#features/measurements/transfers/asked.ts'
import { deleteMeasurement } from '#features/measurements/use-cases/delete-measurement.ts'
import { deletePhoto } from '#features/measurements/use-cases/delete-photo.ts'
import { editMeasurement } from '#features/measurements/use-cases/edit-measurement.ts'
import { erase } from '#features/measurements/use-cases/erase.ts'
import { giveConsent } from '#features/measurements/use-cases/give-consent.ts'
import { record } from '#features/measurements/use-cases/record.ts'
import { undoDelete } from '#features/measurements/use-cases/undo-delete.ts'
import { withdrawConsent } from '#features/measurements/use-cases/withdraw-consent.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async (page) => {
		const { period, refused } = physicalAsked(page)
		return { physical: await page.ask(physical, { period }), refused }
	},
	does: [
		giveConsent,
		withdrawConsent,
		erase,
		record,
		editMeasurement,
		deleteMeasurement,
		undoDelete,
		deletePhoto,
	],
})
