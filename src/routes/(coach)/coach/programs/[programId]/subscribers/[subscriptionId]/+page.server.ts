import { resendInvitation } from '#features/accounts/use-cases/resend-invitation.ts'
import { withdrawInvitation } from '#features/accounts/use-cases/withdraw-invitation.ts'
import { copyStretch } from '#features/calendars/use-cases/copy-stretch.ts'
import { saveAsProgram } from '#features/calendars/use-cases/save-as-program.ts'
import { subscription } from '#features/subscriptions/queries/subscription.ts'
import { end } from '#features/subscriptions/use-cases/end.ts'
import { letIn } from '#features/subscriptions/use-cases/let-in.ts'
import { move } from '#features/subscriptions/use-cases/move.ts'
import { pause } from '#features/subscriptions/use-cases/pause.ts'
import { resume } from '#features/subscriptions/use-cases/resume.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params: { subscriptionId = '' } }) => ({
		subscription: await ask(subscription, { subscriptionId }),
	}),
	does: [
		letIn,
		pause,
		resume,
		end,
		thenGo(
			move,
			({ programId, subscriptionId }) => `/coach/programs/${programId}/subscribers/${subscriptionId}`,
		),
		copyStretch,
		thenGo(saveAsProgram, ({ programId }) => `/coach/programs/${programId}`),
		resendInvitation,
		withdrawInvitation,
	],
})
