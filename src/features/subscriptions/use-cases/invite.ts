import { sql } from 'kysely'
import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { makeInvitation } from '#features/accounts/ways-in/invitations.ts'
import { forAccount } from '#features/accounts/ways-in/limits.ts'
import { coachOf } from '#features/clients/permissions.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { clientAsked } from '../events.ts'
import { aboutWords, agreedWords } from '../rules/price.ts'
import { agreedFor, invitable } from './parts/invitable.ts'
import { openSubscription } from './parts/open.ts'

const Person = z.object({
	/** An existing client; else whoever has this address, else a new client of this name. */
	clientId: Id.optional(),
	email: EmailAddress.optional(),
	firstName: z.string().trim().max(100).default(''),
	lastName: z.string().trim().max(100).default(''),
})

/**
 * 6.2: asks somebody into a 1-2-1 or group program, by mail: a client, or a new person, who becomes one. The link works once,
 * for fourteen days. The calendar is there at once, so that the coach can fill it meanwhile.
 */
export const invite = useCase('subscriptions.invite', {
	input: Person.extend({ programId: Id }),
	output: z.object({
		...{ subscriptionId: z.string(), clientId: z.string() },
		...{ calendarId: z.string(), invitationId: z.string() },
	}),
	limits: (_, { actor }) => [forAccount('invite', actor.accountId ?? '', 500, 3600)],
	subject: ({ db }, { programId }) =>
		db.selectFrom('program').select('id').where('id', '=', programId).executeTakeFirst(),
	may: coaches,
	conflicts: { subscription_open_once: 'subscription_exists', client_email: 'email_taken' },
	async run(acting, { id: programId }, person) {
		const { db, now, emit, locale } = acting
		const program = await invitable(db, programId)
		if (!program) return refuse('subscription_no_invitations')
		const found = await whom(acting, person)
		if ('ok' in found) return found
		const { clientId, created } = found
		const client = await clientToAsk(acting, clientId)
		if (client.archived_at) return refuse('client_is_archived')
		const { email } = client
		if (!email) return refuse('client_without_email')
		const { title } = program
		const price = agreedFor(program)
		const about = aboutWords(title, price, (client.locale ?? client.studio_locale) as Locale)
		const invitationId = await makeInvitation(acting, { client: { ...client, email }, about })
		const today = dayOf(now, client.zone)
		const subscriptionId = await openSubscription(acting, { program, clientId, today, invitationId })
		await emit(clientAsked, {
			clientId,
			subject: { type: 'subscription', id: subscriptionId },
			after: { title, email, ...(price ? { amount: inTrail(price.amountMinor, price.currency) } : {}) },
			data: { subscriptionId, programId },
		})
		const { calendar_id: calendarId } = await db
			.selectFrom('subscription')
			.select('calendar_id')
			.where('id', '=', subscriptionId)
			.executeTakeFirstOrThrow()
		const name = `${client.first_name} ${client.last_name}`.trim()
		const say = { locale }
		return ok({ subscriptionId, clientId, calendarId, invitationId }, [
			...(created
				? [{ kind: 'comes' as const, text: m.subscriptions_effect_new_client({ name }, say) }]
				: []),
			{ kind: 'comes', text: m.subscriptions_effect_calendar({ name, title }, say) },
			...(price
				? [
						{
							kind: 'note' as const,
							text: m.subscriptions_effect_asks({ price: agreedWords(price, locale) }, say),
						},
					]
				: []),
			{ kind: 'told', text: m.subscriptions_effect_asked({ name, email }, say) },
		])
	},
})

type Whom = { clientId: string; created: boolean }

/** Whom it is about; a new client where nobody has the address. Clients of other coaches answer as everywhere (1.3). */
async function whom(acting: Acting, person: z.output<typeof Person>): Promise<Whom | Refused> {
	const { clientId, email, firstName, lastName } = person
	if (!clientId && !email) return refuse('subscription_nobody', {}, 'email')
	const known = clientId ?? (email ? await onFile(acting, email) : undefined)
	if (known) {
		if (await coachOf.allows(acting, { client_id: known })) return { clientId: known, created: false }
		return clientId ? refuse('not_found') : refuse('email_taken', {}, 'email')
	}
	if (!firstName) return refuse('subscription_needs_name', {}, 'firstName')
	const created = await acting.also(createClient, { firstName, lastName, email })
	return created.ok ? { clientId: created.value.clientId, created: true } : created
}

/** 1.5: an address on file is the client's own, or any verified one of their log-in. */
async function onFile({ db }: Acting, email: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select id from client where email = ${email} or account_id = (
			select account_id from account_email where account_email.email = ${email})
		order by (email = ${email}) desc limit 1`.execute(db)
	return rows[0]?.id
}

type ClientToAsk = {
	client_id: string
	first_name: string
	last_name: string
	email: string | null
	locale: string | null
	archived_at: Date | null
	zone: string
	studio_locale: string
}

async function clientToAsk({ db }: Acting, clientId: string): Promise<ClientToAsk> {
	const { rows } = await sql<ClientToAsk>`
		select person.id as client_id, person.first_name, person.last_name, person.email, person.locale, person.archived_at,
			coalesce(account."timeZone", person.time_zone, settings.time_zone) as zone, settings.locale as studio_locale
		from client person join studio_settings settings on settings.studio_id = person.studio_id
		left join account on account.id = person.account_id
		where person.id = ${clientId}::uuid`.execute(db)
	const [client] = rows
	if (!client) throw new Error('a client that was just found is there')
	return client
}
