import { z } from 'zod'
import { eventType } from '#platform/events.ts'

export const clientCreated = eventType('clients.created', z.object({ clientId: z.string() }))
