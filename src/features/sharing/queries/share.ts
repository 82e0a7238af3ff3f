import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Reading } from '#platform/use-case.ts'

export type Share = {
	programId: string
	title: string
	type: string
	weeks: number
	published: boolean
	archived: boolean
	kind: 'specific' | 'generic'
	active: boolean
	tellWhenGeneric: boolean
	version: number
}

/**
 * The program with its share, locked for the length of the transaction: two people changing the same share wait for one
 * another. The row is made at the first look; before, nothing is shared (4.1).
 */
export async function shareForUpdate(
	{ db, actor }: Reading,
	{ programId }: { programId: string },
): Promise<Share | undefined> {
	const known = await db.selectFrom('program').select('id').where('id', '=', programId).executeTakeFirst()
	if (!known || !actor.studioId) return undefined
	await db
		.insertInto('program_share')
		.values({ studio_id: actor.studioId, program_id: programId })
		.onConflict((made) => made.doNothing())
		.execute()
	await db
		.selectFrom('program_share')
		.select('kind')
		.where('program_id', '=', programId)
		.forUpdate()
		.execute()
	return shareOf(db, programId)
}

/** The program with its share as it stands. */
export async function shareOf(db: Db, programId: string): Promise<Share | undefined> {
	const row = await db
		.selectFrom('program')
		.leftJoin('program_share as share', (join) =>
			join.onRef('share.studio_id', '=', 'program.studio_id').onRef('share.program_id', '=', 'program.id'),
		)
		.where('program.id', '=', programId)
		.select(['program.id', 'program.title', 'program.type', 'program.weeks'])
		.select(['share.kind', 'share.activated_at', 'share.tell_when_generic', 'share.version'])
		.select([
			sql<boolean>`program.published_at is not null`.as('published'),
			sql<boolean>`program.archived_at is not null`.as('archived'),
		])
		.executeTakeFirst()
	if (!row) return undefined
	return {
		programId: row.id,
		title: row.title,
		type: row.type,
		weeks: row.weeks,
		published: row.published,
		archived: row.archived,
		kind: row.kind === 'generic' ? 'generic' : 'specific',
		active: row.activated_at !== null,
		tellWhenGeneric: row.tell_when_generic ?? false,
		version: row.version ?? 1,
	}
}
