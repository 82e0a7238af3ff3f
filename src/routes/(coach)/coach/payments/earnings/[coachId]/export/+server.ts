import { monthAsked } from '#features/earnings/rules/month-asked.ts'
import { sendStatement } from '#features/earnings/transfers/send-statement.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ ask, actor, params, url }) =>
	sendStatement(ask, { coachId: params.coachId ?? '', ...monthAsked(url.searchParams) }, actor.locale),
)
