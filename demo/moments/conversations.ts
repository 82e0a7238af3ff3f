import { broadcast } from '#features/conversations/use-cases/broadcast.ts'
import { changeConversationSettings } from '#features/conversations/use-cases/change-conversation-settings.ts'
import { noteWaiting } from '#features/conversations/use-cases/note-waiting.ts'
import { offerPackage } from '#features/conversations/use-cases/offer-package.ts'
import { saveQuickReply } from '#features/conversations/use-cases/save-quick-reply.ts'
import { sendMessage } from '#features/conversations/use-cases/send-message.ts'
import { workBroadcast } from '#features/conversations/use-cases/work-broadcast.ts'
import { touchline } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { lines, offer, texts, toMany } from '../story/conversations.ts'

/** 12.4: what clients and coaches say to each other, and who was told by mail of what they hadn't read. */
export function conversationMoments(stage: Stage): Moment[] {
	const staff = (key: 'camille' | 'tom') => of(stage.staff, key)
	return [
		{
			at: daysAgo(stage, 60, '11:00'),
			happens: () => does(stage, staff('camille'), changeConversationSettings, { digestMinutes: 15 }),
		},
		...texts.map(({ by, ...text }) => ({
			at: daysAgo(stage, 50, '11:00'),
			happens: () => does(stage, staff(by), saveQuickReply, text),
		})),
		...lines.map(({ client, by, ago, at, body }) => ({
			at: daysAgo(stage, ago, at),
			happens: () => {
				const whose = of(stage.clients, client)
				const said = { clientId: whose.id, id: newId(), body }
				return does(stage, by ? staff(by) : whose, sendMessage, said)
			},
		})),
		{
			at: daysAgo(stage, offer.ago, offer.at),
			happens: () => {
				const { client, by, ago: _, at: __, ...terms } = offer
				const given = { clientId: of(stage.clients, client).id, id: newId() }
				return does(stage, staff(by), offerPackage, { ...given, ...terms })
			},
		},
		{ at: daysAgo(stage, toMany.ago, toMany.at), happens: () => sendToMany(stage) },
		// What nobody had read by then was told of that evening; what came before is answered.
		...[1, 0].map((ago) => ({
			at: daysAgo(stage, ago, ago === 0 ? '00:01' : '23:30'),
			happens: () => tellAllWaiting(stage),
		})),
	]
}

async function sendToMany(stage: Stage): Promise<void> {
	const [id, group] = [newId(), [...stage.groups.values()][0]]
	const said = { id, body: toMany.body, groupIds: group ? [group] : [] }
	await does(stage, of(stage.staff, toMany.by), broadcast, said)
	await does(stage, touchline(stage.studioId), workBroadcast, { broadcastId: id })
}

async function tellAllWaiting(stage: Stage): Promise<void> {
	const people = [...stage.staff.values(), ...stage.clients.values()]
	for (const { id: personId } of people)
		await does(stage, touchline(stage.studioId), noteWaiting, { personId })
}
