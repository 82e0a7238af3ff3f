import { statement } from '#features/earnings/queries/statement.ts'
import { monthAsked } from '#features/earnings/rules/month-asked.ts'
import { confirmPayout } from '#features/earnings/use-cases/confirm-payout.ts'
import { dissolvePayout } from '#features/earnings/use-cases/dissolve-payout.ts'
import { makePayout } from '#features/earnings/use-cases/make-payout.ts'
import { notePayoutError } from '#features/earnings/use-cases/note-payout-error.ts'
import { sendPayout } from '#features/earnings/use-cases/send-payout.ts'
import { setShare } from '#features/earnings/use-cases/set-share.ts'
import { takeBack } from '#features/earnings/use-cases/take-back.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url, actor }) => ({
		statement: await ask(statement, { coachId: params.coachId ?? '', ...monthAsked(url.searchParams) }),
		owns: actor.kind === 'staff' && actor.role === 'owner',
		taking: url.searchParams.get('take'),
	}),
	does: [makePayout, sendPayout, confirmPayout, notePayoutError, dissolvePayout, setShare, takeBack],
})
