import { z } from 'zod'
import { bookableClients, studioBasics } from '#features/appointments/queries/basics.ts'
import { seesMoney } from '#features/appointments/queries/seen.ts'
import { lockCoaches } from '#features/appointments/use-cases/parts/coach-time.ts'
import { staffIdOf } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { bundleOffered } from '../events.ts'
import { LastDay, Message, TotalMinor } from '../fields.ts'
import { mayOffer } from '../permissions.ts'
import { type TemplateRow, templateRows } from '../queries/template-subject.ts'
import { type LineType, lineTypes } from '../queries/types.ts'
import { sessionsOf } from '../rules/offer.ts'
import { offeredEffects } from './parts/effects.ts'

const input = z.object({
	templateId: Id,
	clientId: Id,
	/** Who leads its sessions; missing: whoever offers. */
	coachId: Id.nullish(),
	message: Message,
	/** The last day on which it can be answered, on the studio's wall. */
	expiresOn: LastDay,
	/** A price for all of it; missing: the template's. */
	totalMinor: TotalMinor,
})
type Given = z.output<typeof input>

/** 7.1, I14: offers a bundle to a client: a copy of the template and its prices as they stand, which later changes don't reach. */
export const offerBundle = useCase('bundles.offer-bundle', {
	input,
	output: z.object({ bundleId: z.string() }),
	subject: async ({ actor }, { clientId, coachId }) => {
		const leads = coachId ?? staffIdOf(actor)
		return leads ? { client_id: clientId, coach_id: leads } : undefined
	},
	may: mayOffer,
	async run(acting, { coach_id: coachId }, given) {
		const { db, actor, now, emit } = acting
		// 1.3: an assistant offers at the price there is.
		if (typeof given.totalMinor === 'number' && !seesMoney(actor)) return refuse('not_found')
		const [template] = await templateRows(db, { templateId: given.templateId })
		if (!template || template.archived) return refuse('not_found', {}, 'templateId')
		const [client] = await bookableClients(db, actor, [given.clientId])
		if (!client) return refuse('not_found', {}, 'clientId')
		const { timeZone, currency } = await studioBasics(db)
		if (given.expiresOn < dayOf(now, timeZone)) return refuse('bundles_last_day_over', {}, 'expiresOn')
		if (!(await lockCoaches(db, [coachId]))) return refuse('not_found', {}, 'coachId')
		const sessions = await frozen(acting, template, given)
		if ('code' in sessions) return sessions
		const totalMinor = sessions.reduce((sum, { priceMinor }) => sum + priceMinor, 0)
		const bundleId = newId()
		const offer = { id: bundleId, coachId, totalMinor, currency, zone: timeZone }
		await insertOffer(acting, { ...given, ...offer, name: template.name, description: template.description })
		await insertSessions(acting, bundleId, sessions)
		await emit(bundleOffered, {
			clientId: client.id,
			subject: { type: 'bundle', id: bundleId },
			after: { name: template.name, sessions: sessions.length, expiresOn: given.expiresOn },
			data: { bundleId, clientId: client.id },
		})
		const said = { name: template.name, client, expiresOn: given.expiresOn, totalMinor, currency }
		return ok({ bundleId }, await offeredEffects(acting, { ...said, sessions: sessions.length }))
	},
})

type Frozen = { type: LineType; everyDays: number; priceMinor: number }[]

async function frozen({ db }: Acting, template: TemplateRow, given: Given): Promise<Frozen | Refused> {
	const types = await lineTypes(
		db,
		template.lines.map(({ typeId }) => typeId),
	)
	const lines: { type: LineType; count: number; everyDays: number }[] = []
	for (const { typeId, count, everyDays } of template.lines) {
		const type = types.get(typeId)
		if (!type || type.archived)
			return refuse('bundles_type_archived', { type: type?.name ?? '' }, 'templateId')
		if (type.capacity > 1) return refuse('bundles_type_group', { type: type.name }, 'templateId')
		lines.push({ type, count, everyDays })
	}
	return sessionsOf(lines, given.totalMinor ?? template.totalMinor)
}

type Offer = Given & {
	id: string
	coachId: string
	totalMinor: number
	currency: string
	zone: string
	name: string
	description: string
}

async function insertOffer({ db, actor, now }: Acting, offer: Offer): Promise<void> {
	await db
		.insertInto('bundle')
		.values({
			...{ studio_id: actor.studioId as string, id: offer.id, template_id: offer.templateId },
			...{
				client_id: offer.clientId,
				coach_id: offer.coachId,
				name: offer.name,
				description: offer.description,
			},
			...{ message: offer.message, total_minor: offer.totalMinor, currency: offer.currency },
			...{
				expires_on: offer.expiresOn,
				zone: offer.zone,
				offered_at: now,
				offered_by: staffIdOf(actor) ?? '',
			},
		})
		.execute()
}

async function insertSessions({ db, actor }: Acting, bundleId: string, sessions: Frozen): Promise<void> {
	await db
		.insertInto('bundle_session')
		.values(
			sessions.map(({ type, everyDays, priceMinor }, at) => ({
				...{ studio_id: actor.studioId as string, bundle_id: bundleId, n: at + 1, type_id: type.id },
				...{ title: type.name, minutes: type.minutes, place: type.place, link: type.link },
				...{ every_days: everyDays, price_minor: priceMinor },
			})),
		)
		.execute()
}
