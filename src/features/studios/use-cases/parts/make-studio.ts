import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { startingIn } from '../../rules/places.ts'
import { slugOf } from '../../rules/slugs.ts'

type Making = {
	/** Chosen by the door, so that everything happens inside the new studio. */
	studioId: string
	name: string
	locale: 'en' | 'fr'
	timeZone?: string | undefined
	owner: { accountId: string; name: string; email: string }
	now: Date
}

/** A studio with its settings and its first owner, who can log in to it at once. */
export async function makeStudio(db: Db, making: Making): Promise<{ staffId: string; slug: string }> {
	const { studioId, name, locale, timeZone, owner, now } = making
	const slug = await freeSlug(db, slugOf(name))
	const { time_zone, currency } = startingIn[locale]
	await db.insertInto('studio').values({ id: studioId, slug, name, created_at: now }).execute()
	await db
		.insertInto('studio_settings')
		.values({ studio_id: studioId, locale, currency, time_zone: timeZone ?? time_zone, updated_at: now })
		.execute()
	const staffId = newId()
	const { accountId, name: ownerName, email } = owner
	await db
		.insertInto('staff')
		.values({
			...{ studio_id: studioId, id: staffId, account_id: accountId, role: 'owner' },
			...{ name: ownerName, email, created_at: now },
		})
		.execute()
	return { staffId, slug }
}

async function freeSlug(db: Db, wanted: string): Promise<string> {
	const rows = await db.selectFrom('studio').select('slug').where('slug', 'like', `${wanted}%`).execute()
	const taken = new Set(rows.map((row) => row.slug))
	if (!taken.has(wanted)) return wanted
	for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`
}
