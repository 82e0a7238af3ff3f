import { sql } from 'kysely'
import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'
import { type Channel, type FormOfAddress, formFor, type MessageKind } from './kinds.ts'

/** A person about to be told something, with how they want it. */
export type Recipient = {
	id: string
	firstName: string
	email: string | null
	locale: Locale
	timeZone: string
	studioName: string
	brand: string | null
	form: FormOfAddress
	/** Push endpoints of this person's devices. */
	pushSubscriptions: string[]
	wants: Set<Channel>
}

/**
 * Loads readers in one statement: clients who aren't archived, or staff still here. A channel is wanted when the kind
 * offers it, the studio hasn't switched it off and the person hasn't either; essential mail always goes (13.1).
 */
export async function recipientsOf(db: Db, kind: MessageKind, ids: readonly string[]): Promise<Recipient[]> {
	if (ids.length === 0) return []
	const { rows } = await (kind.to === 'client'
		? clientRows(ids, kind.kind)
		: staffRows(ids, kind.kind)
	).execute(db)
	return rows.map((row) => ({
		id: row.id,
		firstName: row.first_name,
		email: row.email,
		locale: row.locale,
		timeZone: row.time_zone,
		studioName: row.studio_name,
		brand: row.brand,
		form: formFor(kind, row.form),
		pushSubscriptions: row.push,
		wants: new Set(kind.channels.filter((channel) => wanted(kind, channel, row))),
	}))
}

type Row = {
	id: string
	first_name: string
	email: string | null
	locale: Locale
	time_zone: string
	studio_name: string
	brand: string | null
	form: string
	push: string[]
	studio_choice: Partial<Record<Channel, boolean>>
	own_choice: Partial<Record<Channel, boolean>>
}

function wanted(kind: MessageKind, channel: Channel, row: Row): boolean {
	if (kind.essential && channel === 'mail') return true
	return row.studio_choice[channel] !== false && row.own_choice[channel] !== false
}

const choices = (kind: string) => sql`
	coalesce(settings.notification_kinds -> ${kind}::text, '{}') as studio_choice,
	coalesce((select jsonb_object_agg(channel, wanted) from notification_choice c
		where c.studio_id = person.studio_id and c.person_id = person.id and c.kind = ${kind}::text), '{}') as own_choice,
	coalesce((select array_agg(endpoint order by created_at) from push_subscription p
		where p.account_id = person.account_id and p.failed_at is null), '{}') as push`

const clientRows = (ids: readonly string[], kind: string) => sql<Row>`
	select person.id, person.first_name, person.email,
		coalesce(account.locale, person.locale, settings.locale) as locale,
		coalesce(account."timeZone", person.time_zone, settings.time_zone) as time_zone,
		studio.name as studio_name, settings.brand_colour as brand,
		settings.address_clients as form, ${choices(kind)}
	from client person
	join studio_settings settings on settings.studio_id = person.studio_id
	join studio on studio.id = person.studio_id
	left join account on account.id = person.account_id
	where person.id = any (${ids}::uuid[]) and person.archived_at is null
	order by person.id`

const staffRows = (ids: readonly string[], kind: string) => sql<Row>`
	select person.id, split_part(person.name, ' ', 1) as first_name, person.email,
		coalesce(account.locale, settings.locale) as locale,
		coalesce(account."timeZone", settings.time_zone) as time_zone,
		studio.name as studio_name, settings.brand_colour as brand,
		settings.address_clients as form, ${choices(kind)}
	from staff person
	join studio_settings settings on settings.studio_id = person.studio_id
	join studio on studio.id = person.studio_id
	left join account on account.id = person.account_id
	where person.id = any (${ids}::uuid[]) and person.removed_at is null
	order by person.id`

/** The language somebody reads: their own choice, else what the studio noted, else the studio's. */
export async function recipientLocale(db: Db, side: 'client' | 'staff', id: string): Promise<Locale> {
	const person =
		side === 'client'
			? sql`select account_id, locale from client where id = ${id}::uuid`
			: sql`select account_id, null as locale from staff where id = ${id}::uuid`
	const { rows } = await sql<{ locale: Locale }>`
		select coalesce(account.locale, person.locale, settings.locale) as locale
		from studio_settings settings cross join (${person}) person
		left join account on account.id = person.account_id`.execute(db)
	return rows[0]?.locale ?? 'en'
}
