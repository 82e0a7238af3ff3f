import type { Selectable } from 'kysely'
import { staffIdOf } from '#platform/actor.ts'
import type { Program } from '#platform/database/types.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { follow } from './follow.ts'

type PriceRow = Pick<
	Selectable<Program>,
	'price_minor' | 'price_currency' | 'price_every' | 'price_unit' | 'price_tax_bp'
>

type Opening = {
	program: { id: string; type: string } & PriceRow
	clientId: string
	today: string
	/** Null: nobody has to be asked. */
	invitationId: string | null
	/** 6.3: without an invitation: whether it is joined at once, or by paying first. */
	joins?: boolean
}

/** A subscription with a calendar of its own (6.3); a group's is filled with what comes, and follows it from then on. */
export async function openSubscription(acting: Acting, opening: Opening): Promise<string> {
	const { db, actor, now } = acting
	const { program, clientId, today, invitationId, joins = true } = opening
	const studio_id = actor.studioId as string
	const [id, calendarId] = [newId(), newId()]
	await db
		.insertInto('calendar')
		.values({ studio_id, id: calendarId, client_id: clientId, kind: 'subscription', created_at: now })
		.execute()
	await db
		.insertInto('subscription')
		.values({
			...{ studio_id, id, program_id: program.id, client_id: clientId, calendar_id: calendarId },
			...{ invitation_id: invitationId, began_on: today, accepted_on: invitationId ? null : today },
			joined_on: invitationId || !joins ? null : today,
			// I14: the price as it is now is what it costs.
			...{ price_minor: program.price_minor, currency: program.price_currency, tax_bp: program.price_tax_bp },
			...{ price_every: program.price_every, price_unit: program.price_unit },
			...{ created_by: staffIdOf(actor), created_at: now },
		})
		.execute()
	if (program.type === 'group') await follow({ db, now, studioId: studio_id }, program.id)
	return id
}
