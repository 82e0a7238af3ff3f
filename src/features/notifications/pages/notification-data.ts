import type { z } from 'zod'
import type { kindText } from '../queries/kind-text.ts'
import type { mailbox, mailInBox } from '../queries/mailbox.ts'
import type { message, messages } from '../queries/messages.ts'

type Answer<Q extends { output?: z.ZodType }> = z.output<NonNullable<Q['output']>>

export type KindText = Answer<typeof kindText>
export type Messages = Answer<typeof messages>
export type MessageShown = Answer<typeof message>
export type Mailbox = Answer<typeof mailbox>
export type MailShown = Answer<typeof mailInBox>
export type Device = { id: string; name: string | null; endpoint: string; createdAt: string }
