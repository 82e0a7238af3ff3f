import { z } from 'zod'
import { clientForUpdate } from '#features/clients/queries/client-row.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { enrolled } from '../events.ts'
import { Rate } from '../fields.ts'
import { lastPackageOf } from '../queries/subjects.ts'
import { consentVersion } from '../rules/consent.ts'

/**
 * 10.5: a client who has booked a package with a coach agrees, by themselves, that sessions follow: what they read, in which language, when and
 * from where is kept word for word. At the rate they read, or it is refused.
 */
export const enrol = useCase('renewals.enrol', {
	input: z.object({
		coachId: Id,
		/** The version of the text they read, and the rate that stood in it. */
		consentVersion: z.number().int(),
		rateMinor: Rate,
		/** The box they ticked. */
		agreed: z.boolean().default(false),
	}),
	output: z.object({ enrolmentId: z.string() }),
	may: anyClient,
	conflicts: { enrolment_once: 'renewals_enrolled' },
	async run(acting, _, { coachId, rateMinor, agreed, ...read }) {
		const { db, actor, now, emit, from, locale } = acting
		const client = actor.id ? await clientForUpdate(db, actor.id) : undefined
		const coach = await db
			.selectFrom('staff')
			.select('name')
			.where('id', '=', coachId)
			.where('removed_at', 'is', null)
			.where('role', 'in', ['owner', 'coach'])
			.executeTakeFirst()
		if (!client || !coach) return refuse('not_found')
		if (read.consentVersion !== consentVersion) return refuse('renewals_consent_changed')
		const last = await lastPackageOf(db, { clientId: client.id, coachId })
		if (!last) return refuse('renewals_no_package', { coach: coach.name })
		if (last.rateMinor !== rateMinor) return refuse('renewals_rate_changed')
		if (!agreed) return refuse('renewals_tick_box', {}, 'agreed')
		const amount = formatMoney(rateMinor, last.currency, locale)
		const enrolmentId = newId()
		await db
			.insertInto('enrolment')
			.values({
				...{ studio_id: actor.studioId as string, id: enrolmentId, client_id: client.id, coach_id: coachId },
				...{ state: 'active', consent_version: consentVersion, consent_locale: locale, consent_at: now },
				...{ consent_text: m.renewals_consent({ coach: coach.name, amount }, { locale }) },
				...{ consent_account_id: actor.accountId, consent_from: from.address.slice(0, 100) },
			})
			.execute()
		await emit(enrolled, {
			...{ clientId: client.id, subject: { type: 'enrolment', id: enrolmentId } },
			after: { coach: coach.name, version: consentVersion, locale },
			data: { enrolmentId },
		})
		return ok({ enrolmentId }, [
			{ kind: 'changes', text: m.renewals_effect_enrolled({ coach: coach.name, amount }, { locale }) },
			{ kind: 'told', text: m.renewals_effect_coach_told({ coach: coach.name }, { locale }) },
		])
	},
})
