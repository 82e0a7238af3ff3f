import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const about = z.object({ studioId: z.string() })

export const studioCreated = eventType('studios.created', about)
export const settingsChanged = eventType('studios.settings-changed', about)
