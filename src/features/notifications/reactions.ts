import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import { newId } from '#platform/ids.ts'
import { jobs } from '#platform/jobs.ts'
import { reaction } from '#platform/reactions.ts'
import { recipientLocale } from '#platform/telling/recipients.ts'
import { writeMessages } from '#platform/telling/write.ts'
import { pushTested, sentAgain } from './events.ts'

export const notificationReactions = [
	reaction('notifications.queue-again', sentAgain, async ({ db, send }, { studioId, data }) => {
		await send(db, jobs.deliver, { studioId, messageId: data.messageId })
	}),

	reaction('notifications.push-test', pushTested, async ({ db, send, now }, event) => {
		const { id, kind } = event.actor
		const device = await db
			.selectFrom('push_subscription')
			.select('endpoint')
			.where('id', '=', event.data.deviceId)
			.executeTakeFirst()
		if (!device) return
		const locale = await recipientLocale(db, kind === 'client' ? 'client' : 'staff', id ?? '')
		const words = {
			subject: m.notifications_test_subject({}, { locale }),
			text: m.notifications_test_text({}, { locale }),
		}
		await writeMessages(db, send, event.studioId, now, [
			{
				...words,
				id: newId(),
				eventId: event.id,
				kind: 'push-test',
				channel: 'push',
				clientId: kind === 'client' ? id : null,
				staffId: kind === 'client' ? null : id,
				address: device.endpoint,
				locale,
				html: null,
				link: new URL('/account/notifications', publicAddress()).href,
			},
		])
	}),
]
