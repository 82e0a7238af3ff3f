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
	/** Who switched it on, for mails; null where nobody did or they are gone. */
	sharedBy: string | null
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
	return lockedShare(db, programId)
}

/** The program with its share, where it has one, locked as by `shareForUpdate`. */
export async function lockedShare(db: Db, programId: string): Promise<Share | undefined> {
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
		.leftJoin('staff', (join) =>
			join.onRef('staff.studio_id', '=', 'share.studio_id').onRef('staff.id', '=', 'share.activated_by'),
		)
		.where('program.id', '=', programId)
		.select(['program.id', 'program.title', 'program.type', 'program.weeks'])
		.select(['share.kind', 'share.activated_at', 'share.tell_when_generic', 'share.version'])
		.select('staff.name as sharedBy')
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
		sharedBy: row.sharedBy,
		version: row.version ?? 1,
	}
}
