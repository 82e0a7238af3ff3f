import { sendFeed } from '#features/appointments/transfers/send-feed.ts'
import { hook } from '#platform/http/doors.ts'

/** The token is all there is to ask with: who is logged in here doesn't matter. */
export const GET = hook('public', ({ params, request, getClientAddress, actor }) =>
	sendFeed({
		token: (params as Record<string, string>).token ?? '',
		address: getClientAddress(),
		ifNoneMatch: request.headers.get('if-none-match'),
		locale: actor.locale,
	}),
)
