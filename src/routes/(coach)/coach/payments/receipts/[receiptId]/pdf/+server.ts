import { sendPdf } from '#features/receipts/transfers/send-pdf.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', sendPdf)
