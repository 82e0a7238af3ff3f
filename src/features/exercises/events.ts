import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const data = z.object({ exerciseId: z.string() })

export const exerciseCreated = eventType('exercises.created', data)
export const exerciseEdited = eventType('exercises.edited', data)
export const exerciseArchived = eventType('exercises.archived', data)
export const exerciseRestored = eventType('exercises.restored', data)
