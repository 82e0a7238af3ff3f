import { answerApi } from '#features/web-api.ts'
import { apiDoor } from '#platform/http/doors.ts'

export const fallback = apiDoor(answerApi)
