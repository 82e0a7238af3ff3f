import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { PackageName, Price, Sessions } from '#features/packages/fields.ts'
import { packageSettings } from '#features/packages/queries/settings.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { packageOffered } from '../events.ts'
import { Body, MessageId } from '../fields.ts'
import { threadOf } from '../queries/subjects.ts'
import { write } from './parts/write.ts'

const day = 86_400_000

/**
 * 10.6: a package for this client alone, offered in their conversation. Nothing is sold and nothing is owed until they accept.
 * `id` is made by whoever sends, as for any message: sending again offers nothing twice.
 */
export const offerPackage = useCase('conversations.offer-package', {
	input: z.object({
		clientId: Id,
		id: MessageId,
		name: PackageName,
		sessions: Sessions,
		/** In the smallest units of the studio's currency. */
		priceMinor: Price,
		/** How long from the day it is accepted; null: for good. */
		validMonths: z.number().int().min(1).max(24).nullable().default(null),
		/** 10.6: "Do not offer auto-renewal on this package": 10.3 doesn't happen with it. */
		noRenewal: z.boolean().default(false),
		body: Body.default(''),
		/** Until when it can be accepted. */
		openDays: z.number().int().min(1).max(90).default(14),
	}),
	output: z.object({ offerId: z.string(), seq: z.number() }),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: coachOf,
	async run(acting, thread, { id, body, openDays, noRenewal, ...terms }) {
		if (thread.archivedAt) return refuse('conversations_archived')
		const { db, actor, now, emit, locale } = acting
		const staffId = staffIdOf(actor) as string
		const clientId = thread.client_id
		const { currency } = await packageSettings(db)
		const offered = await db
			.insertInto('package_offer')
			.values({
				...{ studio_id: thread.studio_id, id, client_id: clientId, staff_id: staffId, currency },
				...{ name: terms.name, sessions: terms.sessions, price_minor: terms.priceMinor },
				...{ valid_months: terms.validMonths, offers_renewal: !noRenewal, created_at: now },
				expires_at: new Date(now.getTime() + openDays * day),
			})
			.onConflict((already) => already.columns(['studio_id', 'id']).doNothing())
			.returning('id')
			.executeTakeFirst()
		const written = await write(acting, { clientId, id, body, staffId, offerId: id })
		// Only what was sent before finds both there.
		if (!written || (!offered && !written.again)) return refuse('not_found')
		if (offered)
			await emit(packageOffered, {
				...{
					clientId,
					subject: { type: 'offer', id },
					after: { title: terms.name, sessions: terms.sessions },
				},
				data: { clientId, offerId: id },
			})
		const price = formatMoney(terms.priceMinor, currency, locale)
		return ok({ offerId: id, seq: written.seq }, [
			{
				kind: 'comes',
				text: m.conversations_effect_offer({ count: terms.sessions, title: terms.name, price }, { locale }),
			},
			{ kind: 'note', text: m.conversations_effect_until_accepted({}, { locale }) },
			{ kind: 'told', text: m.conversations_effect_told({ client: thread.name }, { locale }) },
		])
	},
})
