import type { MessageKind } from '#platform/telling/kinds.ts'
import { appointmentConfirmed } from '../emails/appointment-confirmed.ts'
import { appointmentUpdated } from '../emails/appointment-updated.ts'
import { documentsAdded } from '../emails/documents-added.ts'
import type { Fitting } from '../rules/telling.ts'

/** The message that goes with what fits (7.4). */
export const fittingKinds: Record<NonNullable<Fitting>, MessageKind> = {
	confirmation: appointmentConfirmed,
	update: appointmentUpdated,
	documents: documentsAdded,
}
