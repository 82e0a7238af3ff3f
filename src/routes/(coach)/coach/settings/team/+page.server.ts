import { team } from '#features/accounts/queries/team.ts'
import { changeStaffRole } from '#features/accounts/use-cases/change-staff-role.ts'
import { inviteStaff } from '#features/accounts/use-cases/invite-staff.ts'
import { removeStaff } from '#features/accounts/use-cases/remove-staff.ts'
import { resendInvitation } from '#features/accounts/use-cases/resend-invitation.ts'
import { withdrawInvitation } from '#features/accounts/use-cases/withdraw-invitation.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => ({ ...(await ask(team, {})), me: actor.id ?? '' }),
	does: [inviteStaff, resendInvitation, withdrawInvitation, changeStaffRole, removeStaff],
})
