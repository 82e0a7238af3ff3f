import { apiRoute } from '#platform/http/api.ts'
import { clientsOfProgram } from './queries/clients-of-program.ts'
import { mailsOfProgram } from './queries/mails-of-program.ts'
import { myProgramWeeks } from './queries/my-program-weeks.ts'
import { myProgram, myPrograms } from './queries/my-programs.ts'
import { clientsToAdd } from './queries/named-clients.ts'
import { sharingOfProgram } from './queries/sharing-of-program.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { addClients } from './use-cases/add-clients.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { deleteSharing } from './use-cases/delete-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'
import { tellWhenGeneric } from './use-cases/tell-when-generic.ts'

const read = 'sharing:read'
const write = 'sharing:write'
const of = '/programs/{programId}/sharing'

export const sharingApi = [
	apiRoute('get', of, sharingOfProgram, { scope: read, summary: 'How a program is shared.' }),
	apiRoute('put', of, setSharing, {
		scope: write,
		summary: 'Set the sharing type, groups and named clients.',
	}),
	apiRoute('post', `${of}/activate`, activateSharing, {
		scope: write,
		summary: 'Activate sharing: named clients are told once.',
	}),
	apiRoute('post', `${of}/deactivate`, deactivateSharing, {
		scope: write,
		summary: 'Deactivate sharing: what is scheduled stays until it ends.',
	}),
	apiRoute('put', `${of}/telling`, tellWhenGeneric, {
		scope: write,
		summary: 'Whether generic sharing tells those it reaches.',
	}),
	apiRoute('get', `${of}/clients`, clientsOfProgram, {
		scope: read,
		summary: 'With whom a program is shared, with what they have scheduled.',
	}),
	apiRoute('post', `${of}/clients`, addClients, {
		scope: write,
		summary: 'Name clients; while sharing is active they are told now.',
	}),
	apiRoute('get', `${of}/candidates`, clientsToAdd, {
		scope: read,
		summary: 'Clients a program could still be shared with by name.',
	}),
	apiRoute('delete', `${of}/clients/{clientId}`, deleteSharing, {
		scope: write,
		summary: 'Delete sharing for one client: a scheduled run stays until it ends.',
	}),
	apiRoute('get', `${of}/messages`, mailsOfProgram, {
		scope: read,
		summary: 'What was sent about this program being shared, with its outcome.',
	}),
	apiRoute('get', '/me/programs', myPrograms, {
		scope: read,
		summary: 'Programs shared with the client who asks.',
	}),
	apiRoute('get', '/me/programs/{programId}', myProgram, {
		scope: read,
		summary: 'One program shared with the client who asks.',
	}),
	apiRoute('get', '/me/programs/{programId}/weeks', myProgramWeeks, {
		scope: read,
		summary: 'What is in it, week by week, in the words and units of the client who asks.',
	}),
]
