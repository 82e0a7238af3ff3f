import { atReceipt, checkByLink } from '#features/receipts/by-link.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({ as: atReceipt, load: checkByLink })
