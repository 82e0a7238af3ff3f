import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { permission } from '#platform/permission.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { clientsMerged } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { type ClientRow, clientForUpdate } from '../queries/client-row.ts'
import { fullName } from '../rules/fields.ts'
import { mergedFields } from '../rules/merging.ts'
import { leaveStudio, whatGoes } from './delete-client.ts'

type Pair = { kept: ClientRow; gone: ClientRow }

const coachOfBoth = permission<Pair>(
	'coach of both clients',
	async (asking, { kept, gone }) =>
		(await coachOf.allows(asking, kept)) && (await coachOf.allows(asking, gone)),
)

/**
 * 1.5: two records of one person become one. Everything of `mergedClientId` (workouts, logs, groups, notes, files, shares)
 * becomes `clientId`'s in one transaction; the emptied record goes, and a pointer leads from it to the kept one.
 */
export const mergeClients = useCase('clients.merge-clients', {
	input: z.object({ clientId: Id, mergedClientId: Id }),
	output: z.object({ clientId: z.string() }),
	subject: async ({ db }, { clientId, mergedClientId }) => {
		if (clientId === mergedClientId) return null
		// Always the same order: two people merging the same pair the other way round don't wait for each other forever.
		const [first, second] = [clientId, mergedClientId].toSorted()
		const one = await clientForUpdate(db, first ?? '')
		const other = await clientForUpdate(db, second ?? '')
		if (!one || !other) return null
		return one.id === clientId ? { kept: one, gone: other } : { kept: other, gone: one }
	},
	may: coachOfBoth,
	async run({ db, now, emit, locale }, { kept, gone }) {
		const effects = await foreseen({ kept, gone }, locale, await whatGoes(db, gone.id, locale))
		const fields = mergedFields(kept, gone)
		await sql`select merge_client_rows(${gone.id}::uuid, ${kept.id}::uuid)`.execute(db)
		await db.deleteFrom('client').where('id', '=', gone.id).execute()
		await db
			.insertInto('client_merged')
			.values({ studio_id: kept.studio_id, client_id: gone.id, into_client_id: kept.id, at: now })
			.execute()
		const { custom_fields, ...columns } = fields
		await db
			.updateTable('client')
			.set({ ...columns, custom_fields: JSON.stringify(custom_fields), version: kept.version + 1 })
			.where('id', '=', kept.id)
			.execute()
		if (kept.account_id && gone.account_id) await leaveStudio(db, kept.studio_id, gone.account_id)
		await emit(clientsMerged, {
			clientId: kept.id,
			subject: { type: 'client', id: kept.id },
			before: { name: fullName(gone.first_name, gone.last_name), email: gone.email },
			data: { clientId: kept.id, mergedClientId: gone.id },
		})
		return ok({ clientId: kept.id }, effects)
	},
})

async function foreseen(
	{ kept, gone }: Pair,
	locale: 'en' | 'fr',
	moves: EffectLine[],
): Promise<EffectLine[]> {
	const say = { locale }
	const name = fullName(gone.first_name, gone.last_name)
	const lines: EffectLine[] = [
		{
			kind: 'stays',
			text: m.clients_effect_merge_kept({ name: fullName(kept.first_name, kept.last_name) }, say),
		},
		{ kind: 'comes', text: m.clients_effect_merge_moves({ name }, say) },
		...moves.slice(1).map(({ text }) => ({ kind: 'comes' as const, text })),
		{ kind: 'goes', text: m.clients_effect_merge_gone({ name }, say) },
	]
	const { email } = mergedFields(kept, gone)
	const lost = [kept.email, gone.email].find((each) => each !== null && each !== email)
	if (lost) lines.push({ kind: 'goes', text: m.clients_effect_merge_email({ email: lost }, say) })
	if (gone.account_id && kept.account_id)
		lines.push({ kind: 'goes', text: m.clients_effect_merge_log_in({ email: gone.email ?? name }, say) })
	lines.push({ kind: 'note', text: m.clients_effect_merge_final({}, say) })
	return lines
}
