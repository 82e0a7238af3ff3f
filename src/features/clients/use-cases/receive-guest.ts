import { sql } from 'kysely'
import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { guest } from '#platform/permission.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { clientCameAsGuest, clientCreated, clientReactivated } from '../events.ts'
import { fullName, line, Phone, Zone } from '../rules/fields.ts'

const Guest = z.object({
	firstName: line(100).pipe(z.string().min(1)),
	lastName: line(100).default(''),
	email: EmailAddress,
	phone: Phone.nullish(),
	timeZone: Zone.nullish(),
})

/**
 * 9.3: whoever gives a name and an e-mail address becomes a client; where the address is on file, as the client's own or as any
 * verified one of their account (1.5), it is that client, and nothing that was typed is written over what is known. An archived
 * one is back. Part of another act, never one of its own: alone it would tell which addresses are known (I34).
 */
export const receiveGuest = useCase('clients.receive-guest', {
	input: Guest,
	output: z.object({ clientId: z.string() }),
	may: guest,
	async run(acting, _, guest) {
		const known = (await onFile(acting.db, guest.email)) ?? (await becomeClient(acting, guest))
		// Somebody else with the same address was faster: now it is on file.
		const client = known ?? (await onFile(acting.db, guest.email))
		if (!client) return refuse('conflict')
		if (client.archived) await comeBack(acting, client.id, fullName(guest.firstName, guest.lastName))
		return ok({ clientId: client.id })
	},
})

type OnFile = { id: string; archived: boolean }

/** Locked, so that two bookings under one address see each other. */
async function onFile(db: Db, email: string): Promise<OnFile | undefined> {
	const { rows } = await sql<OnFile>`
		select c.id, c.archived_at is not null as archived from client c
		where c.email = ${email} or c.account_id = (select account_id from account_email where email = ${email})
		order by (c.email = ${email}) desc nulls last, c.id limit 1 for no key update`.execute(db)
	return rows[0]
}

async function becomeClient(
	{ db, actor, now, emit, locale }: Acting,
	{ firstName, lastName, email, phone, timeZone }: z.output<typeof Guest>,
): Promise<OnFile | undefined> {
	const [studio_id, id] = [actor.studioId as string, newId()]
	const row = await db
		.insertInto('client')
		.values({
			...{ studio_id, id, first_name: firstName, last_name: lastName, email, phone: phone ?? null },
			...{ locale, time_zone: timeZone ?? null, created_at: now },
		})
		.onConflict((same) => same.columns(['studio_id', 'email']).where('email', 'is not', null).doNothing())
		.returning('id')
		.executeTakeFirst()
	if (!row) return undefined
	await db.insertInto('calendar').values({ studio_id, id: newId(), client_id: id }).execute()
	const happening = {
		...{ clientId: id, who: fullName(firstName, lastName) },
		...{ subject: { type: 'client', id }, data: { clientId: id } },
	}
	await emit(clientCreated, happening)
	await emit(clientCameAsGuest, happening)
	return { id, archived: false }
}

async function comeBack({ db, emit }: Acting, clientId: string, who: string): Promise<void> {
	await db
		.updateTable('client')
		.set((is) => ({ archived_at: null, archived_by: null, version: is('version', '+', 1) }))
		.where('id', '=', clientId)
		.execute()
	await emit(clientReactivated, {
		clientId,
		who,
		subject: { type: 'client', id: clientId },
		data: { clientId },
	})
}
