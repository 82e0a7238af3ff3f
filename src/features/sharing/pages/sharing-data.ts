import type { z } from 'zod'
import type { clientsOfProgram } from '../queries/clients-of-program.ts'
import type { mailsOfProgram } from '../queries/mails-of-program.ts'
import type { sharingOfProgram } from '../queries/sharing-of-program.ts'

type Answer<Q extends { output?: z.ZodType }> = z.output<NonNullable<Q['output']>>

export type Sharing = Answer<typeof sharingOfProgram>
export type SentAbout = Answer<typeof mailsOfProgram>['messages'][number]
export type SharingData = {
	sharing: Sharing
	clients: Answer<typeof clientsOfProgram>
	mails: Answer<typeof mailsOfProgram>
	timeZone: string
	q: string
}
