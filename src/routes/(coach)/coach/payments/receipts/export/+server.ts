import { yearAsked } from '#features/receipts/rules/receipts-asked.ts'
import { sendBook } from '#features/receipts/transfers/send-book.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ ask, actor, url }) =>
	sendBook(ask, yearAsked(url.searchParams), actor.locale),
)
