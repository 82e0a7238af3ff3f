import { coachThread, listing } from '#features/conversations/transfers/pages.ts'
import { deleteMessage } from '#features/conversations/use-cases/delete-message.ts'
import { markRead } from '#features/conversations/use-cases/mark-read.ts'
import { offerPackage } from '#features/conversations/use-cases/offer-package.ts'
import { sendMessage } from '#features/conversations/use-cases/send-message.ts'
import { withdrawOffer } from '#features/conversations/use-cases/withdraw-offer.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => ({
		list: await listing(page),
		open: await coachThread(page, page.params.clientId ?? ''),
	}),
	does: [sendMessage, deleteMessage, markRead, offerPackage, withdrawOffer],
})
