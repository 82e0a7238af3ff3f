import { quickReplies } from '#features/conversations/queries/quick-replies.ts'
import { settings } from '#features/conversations/queries/settings.ts'
import { changeConversationSettings } from '#features/conversations/use-cases/change-conversation-settings.ts'
import { removeQuickReply } from '#features/conversations/use-cases/remove-quick-reply.ts'
import { saveQuickReply } from '#features/conversations/use-cases/save-quick-reply.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => ({
		...(await ask(quickReplies, {})),
		...(await ask(settings, {})),
		isOwner: actor.kind === 'staff' && actor.role === 'owner',
	}),
	does: [saveQuickReply, removeQuickReply, changeConversationSettings],
})
