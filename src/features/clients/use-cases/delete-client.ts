import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { clientDeleted } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { clientForUpdate } from '../queries/client-row.ts'
import { fullName } from '../rules/fields.ts'

/**
 * 2.1: everything of a client goes, in one transaction: rows, files, messages, and what the trail said about them. Their
 * log-in stays theirs. `confirm` is the client's name as the screen shows it.
 */
export const deleteClient = useCase('clients.delete-client', {
	input: z.object({ clientId: Id, confirm: z.string().max(300) }),
	output: z.object({}),
	subject: ({ db }, { clientId }) => clientForUpdate(db, clientId),
	may: coachOf,
	async run({ db, emit, locale }, client, { confirm }) {
		const name = fullName(client.first_name, client.last_name)
		if (plain(confirm) !== plain(name)) return refuse('confirm_name', { name }, 'confirm')
		const effects = await whatGoes(db, client.id, locale)
		for (const table of ['message', 'notice', 'program_share_told'] as const) {
			await db.deleteFrom(table).where('client_id', '=', client.id).execute()
		}
		// What could still be undone is theirs too, and sealed or not, it goes (I40).
		await sql`delete from removed using event where event.studio_id = removed.studio_id
			and event.id = removed.event_id and event.client_id = ${client.id}::uuid`.execute(db)
		await db.deleteFrom('notification_choice').where('person_id', '=', client.id).execute()
		await db.deleteFrom('client').where('id', '=', client.id).execute()
		if (client.account_id) await leaveStudio(db, client.studio_id, client.account_id)
		await sql`select forget_in_trail(${client.id}::uuid)`.execute(db)
		await emit(clientDeleted, {
			subject: { type: 'client', id: client.id },
			data: { clientId: client.id },
		})
		return ok({}, effects)
	},
})

const plain = (name: string): string =>
	name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** The account loses its way into this studio, unless it also works here. */
export async function leaveStudio(db: Db, studioId: string, accountId: string): Promise<void> {
	await db
		.deleteFrom('studio_access')
		.where('studio_id', '=', studioId)
		.where('account_id', '=', accountId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('staff')
						.select('id')
						.where('account_id', '=', accountId)
						.where('removed_at', 'is', null),
				),
			),
		)
		.execute()
}

type Counts = { notes: number; files: number; workouts: number; logs: number; measured: number }

/** Reads calendars, training and measurements in one statement: what somebody is about to lose has to be said in numbers. */
export async function whatGoes(db: Db, clientId: string, locale: 'en' | 'fr'): Promise<EffectLine[]> {
	const { rows } = await sql<Counts>`select
		(select count(*)::int from client_note where client_id = ${clientId}::uuid) as notes,
		(select count(*)::int from stored_file where client_id = ${clientId}::uuid) as files,
		(select count(*)::int from workout where client_id = ${clientId}::uuid) as workouts,
		(select count(*)::int from training_log where client_id = ${clientId}::uuid) as logs,
		(select count(*)::int from measurement where client_id = ${clientId}::uuid and exists (
			select from measurement_consent c where c.client_id = ${clientId}::uuid and c.withdrawn_at is null)) as measured`.execute(
		db,
	)
	const { notes = 0, files = 0, workouts = 0, logs = 0, measured = 0 } = rows[0] ?? {}
	const say = { locale }
	const lines: [number, string][] = [
		[1, m.clients_effect_delete_record({}, say)],
		[notes, m.clients_count_notes({ count: notes }, say)],
		[files, m.clients_count_files({ count: files }, say)],
		[workouts, m.clients_count_workouts({ count: workouts }, say)],
		[logs, m.clients_count_logs({ count: logs }, say)],
		// Of somebody who has withdrawn their consent, nothing is said (quality 3).
		[measured, m.clients_effect_delete_measured({}, say)],
	]
	return lines.filter(([count]) => count > 0).map(([, text]) => ({ kind: 'goes', text }))
}
