import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { overview } from './queries/overview.ts'
import { statement } from './queries/statement.ts'
import { confirmPayout } from './use-cases/confirm-payout.ts'
import { dissolvePayout } from './use-cases/dissolve-payout.ts'
import { makePayout } from './use-cases/make-payout.ts'
import { notePayoutError } from './use-cases/note-payout-error.ts'
import { sendPayout } from './use-cases/send-payout.ts'
import { setShare } from './use-cases/set-share.ts'
import { takeBack } from './use-cases/take-back.ts'

const read = 'payments:read'
const write = 'payments:write'

export const earningRoutes: ApiRoute[] = [
	apiRoute('get', '/earnings', overview, {
		scope: read,
		summary: 'What each coach earned this month, and what is still to be paid out',
	}),
	apiRoute('get', '/coaches/{coachId}/earnings', statement, {
		scope: read,
		summary: 'What a coach earned in a month, line by line, with their payouts',
	}),
	apiRoute('put', '/coaches/{coachId}/earning-share', setShare, {
		scope: write,
		summary: 'Change a coach’s share, from the next completion on',
	}),
	apiRoute('post', '/earnings/{earningId}/take-back', takeBack, {
		scope: write,
		summary: 'Take back what a coach earned by a session, or a part of it',
	}),
	apiRoute('post', '/coaches/{coachId}/payouts', makePayout, {
		scope: write,
		summary: 'Make a payout of all that is open for a coach in a currency',
		status: 201,
	}),
	apiRoute('post', '/payouts/{payoutId}/send', sendPayout, {
		scope: write,
		summary: 'Note that a payout is sent',
	}),
	apiRoute('post', '/payouts/{payoutId}/confirm', confirmPayout, {
		scope: write,
		summary: 'Note that a payout is there',
	}),
	apiRoute('post', '/payouts/{payoutId}/error', notePayoutError, {
		scope: write,
		summary: 'Note that a payout didn’t go through',
	}),
	apiRoute('post', '/payouts/{payoutId}/dissolve', dissolvePayout, {
		scope: write,
		summary: 'Dissolve a payout; what it would have paid is open again',
	}),
]
