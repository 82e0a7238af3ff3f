import type { Acting } from '#platform/use-case.ts'

/** Whoever brings a provider says here that clients can pay by card, or no longer can; pages of what is owed read it. */
export async function setOnline(
	{ db, actor, now }: Pick<Acting, 'db' | 'actor' | 'now'>,
	online: boolean,
): Promise<void> {
	const since = online ? now : null
	await db
		.insertInto('payment_settings')
		.values({ studio_id: actor.studioId as string, online_since: since })
		.onConflict((known) => known.column('studio_id').doUpdateSet({ online_since: since, updated_at: now }))
		.execute()
}
