import { sendPhoto, takePhotoBytes } from '#features/measurements/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

// Open to whoever asks: clients, coaches and keys; the query says who may see which photo, everybody else finds nothing.
export const GET = hook('public', ({ actor, params }) =>
	sendPhoto(actor, (params as Record<string, string>).photoId ?? ''),
)
export const PUT = hook('public', ({ actor, params, request }) =>
	takePhotoBytes(actor, (params as Record<string, string>).photoId ?? '', request),
)
