import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { clientInvitation } from './queries/invitations.ts'
import { ownProfile } from './queries/own.ts'
import { team } from './queries/team.ts'
import { changeOwnProfile } from './use-cases/change-own-profile.ts'
import { changeStaffRole } from './use-cases/change-staff-role.ts'
import { inviteClient } from './use-cases/invite-client.ts'
import { inviteStaff } from './use-cases/invite-staff.ts'
import { removeStaff } from './use-cases/remove-staff.ts'
import { resendInvitation } from './use-cases/resend-invitation.ts'
import { withdrawInvitation } from './use-cases/withdraw-invitation.ts'

const write = (summary: string) => ({ scope: 'accounts:write', summary })
const read = (summary: string) => ({ scope: 'accounts:read', summary })

/** Ways in are opened by people at their own screens; what a studio decides about people is here (14.1). */
export const accountRoutes: ApiRoute[] = [
	apiRoute('get', '/team', team, read('Who works in the studio, and who has been asked to.')),
	apiRoute('post', '/team/invitations', inviteStaff, {
		...write('Asks somebody to work in the studio, by mail.'),
		status: 201,
	}),
	apiRoute('post', '/team/{staffId}/role', changeStaffRole, write('Gives somebody another role.')),
	apiRoute('delete', '/team/{staffId}', removeStaff, write('Takes somebody out of the team, at once.')),
	apiRoute('post', '/clients/{clientId}/invitation', inviteClient, {
		...write('Asks a client in by mail.'),
		status: 201,
	}),
	apiRoute(
		'get',
		'/clients/{clientId}/invitation',
		clientInvitation,
		read('How a client’s newest invitation stands.'),
	),
	apiRoute(
		'post',
		'/invitations/{invitationId}/resend',
		resendInvitation,
		write('Sends an invitation again.'),
	),
	apiRoute('delete', '/invitations/{invitationId}', withdrawInvitation, write('Withdraws an invitation.')),
	apiRoute('get', '/me/profile', ownProfile, read('What a client says about themselves.')),
	apiRoute('put', '/me/profile', changeOwnProfile, write('Changes what a client says about themselves.')),
]
