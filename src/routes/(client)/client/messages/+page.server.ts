import { clientThread } from '#features/conversations/transfers/pages.ts'
import { acceptOffer } from '#features/conversations/use-cases/accept-offer.ts'
import { deleteMessage } from '#features/conversations/use-cases/delete-message.ts'
import { markRead } from '#features/conversations/use-cases/mark-read.ts'
import { sendMessage } from '#features/conversations/use-cases/send-message.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: clientThread,
	does: [sendMessage, deleteMessage, markRead, acceptOffer],
})
