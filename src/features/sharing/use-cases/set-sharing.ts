import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { sharingChanged } from '../events.ts'
import { audienceOf } from '../queries/access.ts'
import { effectsSince } from '../queries/effects.ts'
import { visibleClients } from '../queries/named-clients.ts'
import { shareForUpdate } from '../queries/share.ts'
import { addClients } from './add-clients.ts'
import { deleteSharing } from './delete-sharing.ts'

/**
 * 4.1, 4.2: the sharing type, the groups of generic sharing (none: every client) and, if given, the whole list of named
 * clients of specific sharing. What isn't given stays as it is. The switch isn't touched; while it is on, access changes at once.
 */
export const setSharing = useCase('sharing.set-sharing', {
	input: z.object({
		programId: Id,
		kind: z.enum(['specific', 'generic']),
		groupIds: z.array(Id).max(100).optional(),
		clientIds: z.array(Id).max(200).optional(),
		/** The version the change was made on; a newer one refuses it. */
		version: z.number().int().optional(),
	}),
	output: z.object({ programId: z.string(), kind: z.enum(['specific', 'generic']), version: z.number() }),
	subject: shareForUpdate,
	may: coaches,
	conflicts: { program_share_group_studio_id_group_id_fkey: 'not_found' },
	async run(acting, share, { programId, kind, groupIds, clientIds, version }) {
		const { db, emit } = acting
		if (share.type !== 'plan') return refuse('sharing_only_plans')
		if (version !== undefined && version !== share.version) return refuse('stale')
		if (clientIds && kind !== 'specific') return refuse('sharing_not_specific')
		const before = await audienceOf(db, programId)
		const groupsBefore = await groupsOf(db, programId)
		const next = share.version + 1
		await db
			.updateTable('program_share')
			.set({ kind, version: next })
			.where('program_id', '=', programId)
			.execute()
		if (groupIds) await replaceGroups(db, acting.actor.studioId as string, programId, groupIds)
		const groups = groupIds ?? groupsBefore
		if (kind !== share.kind || !sameGroups(groups, groupsBefore))
			await emit(sharingChanged, {
				subject: { type: 'program', id: programId },
				before: { kind: share.kind, groupIds: groupsBefore },
				after: { kind, groupIds: groups },
				data: { programId, title: share.title },
			})
		if (clientIds) {
			const refused = await replaceNamed(acting, programId, clientIds)
			if (refused) return refused
		}
		return ok({ programId, kind, version: next }, await effectsSince(acting, programId, before))
	},
})

const sameGroups = (some: string[], others: string[]): boolean =>
	new Set(some).symmetricDifference(new Set(others)).size === 0

async function groupsOf(db: Db, programId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('program_share_group')
		.select('group_id')
		.where('program_id', '=', programId)
		.orderBy('group_id')
		.execute()
	return rows.map((row) => row.group_id)
}

async function replaceGroups(
	db: Db,
	studio_id: string,
	program_id: string,
	groupIds: string[],
): Promise<void> {
	await db.deleteFrom('program_share_group').where('program_id', '=', program_id).execute()
	const rows = [...new Set(groupIds)].map((group_id) => ({ studio_id, program_id, group_id }))
	if (rows.length > 0) await db.insertInto('program_share_group').values(rows).execute()
}

/**
 * Adds who is missing and takes away who is too many, by the use-cases that do it one by one: same events, same trail.
 * Clients of other coaches, whom the actor can't see in the list, stay as they are (1.3).
 */
async function replaceNamed(
	{ db, actor, also }: Acting,
	programId: string,
	clientIds: string[],
): Promise<Refused | null> {
	const rows = await db
		.selectFrom('program_share_client')
		.select('client_id')
		.where('program_id', '=', programId)
		.execute()
	const named = await visibleClients(
		{ db, actor },
		rows.map((row) => row.client_id),
		{ archived: true },
	)
	const wanted = new Set(clientIds)
	for (const clientId of named.difference(wanted)) {
		const result = await also(deleteSharing, { programId, clientId })
		if (!result.ok) return result
	}
	const missing = [...wanted.difference(named)]
	if (missing.length === 0) return null
	const result = await also(addClients, { programId, clientIds: missing })
	return result.ok ? null : result
}
