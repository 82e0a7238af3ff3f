import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** Nothing of what was measured ever stands in an event: only that something was, and by whom (quality 3). */
const nothing = z.object({})
export const turnedOn = eventType('measurements.turned-on', nothing)
export const turnedOff = eventType('measurements.turned-off', nothing)

const ofMetric = z.object({ metricId: z.string() })
export const metricCreated = eventType('measurements.metric-created', ofMetric)
export const metricEdited = eventType('measurements.metric-edited', ofMetric)
export const metricArchived = eventType('measurements.metric-archived', ofMetric)
export const metricRestored = eventType('measurements.metric-restored', ofMetric)

export const consentGiven = eventType('measurements.consent-given', z.object({ version: z.number() }))
/** From now on nobody of the staff sees anything. */
export const consentWithdrawn = eventType('measurements.consent-withdrawn', z.object({ erased: z.boolean() }))
/** All values and photos of a client are gone for good. */
export const measurementsErased = eventType('measurements.erased', nothing)

/** One form: some values of one day. */
export const measurementsRecorded = eventType('measurements.recorded', z.object({ count: z.number() }))
const ofOne = z.object({ measurementId: z.string() })
export const measurementEdited = eventType('measurements.edited', ofOne)
export const measurementDeleted = eventType('measurements.deleted', ofOne)
export const measurementRestored = eventType('measurements.restored', z.object({ undone: z.string() }))

const ofPhoto = z.object({ photoId: z.string() })
export const photoAdded = eventType('measurements.photo-added', ofPhoto)
export const photoDeleted = eventType('measurements.photo-deleted', ofPhoto)
