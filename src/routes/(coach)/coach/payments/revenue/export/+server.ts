import { sendRevenue } from '#features/payments/transfers/revenue.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ ask, actor }) => sendRevenue(ask, actor.locale))
