import { invitationByLink } from '#features/accounts/queries/invitations.ts'
import { acceptInvitation } from '#features/accounts/use-cases/accept-invitation.ts'
import { acceptInvitationAsMe } from '#features/accounts/use-cases/accept-invitation-as-me.ts'
import { comeIn } from '#features/accounts/ways-in/entering.ts'
import { studioOfLink } from '#features/accounts/ways-in/invitations.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	studio: ({ params }) => studioOfLink(params.token),
	async load({ ask, params: { token = '' } }) {
		const invitation = await ask(invitationByLink, { token })
		return { token, invitation, studio: invitation?.studio ?? null }
	},
	does: [thenGo(acceptInvitation, comeIn), thenGo(acceptInvitationAsMe, ({ goes }) => goes)],
})
