import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { clientPhysical, physicalAsked } from '#features/measurements/transfers/asked.ts'
import { deleteMeasurement } from '#features/measurements/use-cases/delete-measurement.ts'
import { deletePhoto } from '#features/measurements/use-cases/delete-photo.ts'
import { editMeasurement } from '#features/measurements/use-cases/edit-measurement.ts'
import { record } from '#features/measurements/use-cases/record.ts'
import { undoDelete } from '#features/measurements/use-cases/undo-delete.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const asked = physicalAsked(page)
		return { ...head, ...asked, ...(await clientPhysical(page, head.client.id, asked.period)) }
	},
	does: [record, editMeasurement, deleteMeasurement, undoDelete, deletePhoto],
})
