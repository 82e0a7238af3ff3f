import { z } from 'zod'
import { TimeZone } from '#features/accounts/rules/time-zone.ts'
import type { Db } from '#platform/database/transaction.ts'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { settingsChanged } from '../events.ts'
import { currencies } from '../rules/currencies.ts'
import { isReserved, Slug } from '../rules/slugs.ts'

const input = z.object({
	name: z.string().trim().min(1).max(120).optional(),
	time_zone: TimeZone.optional(),
	locale: z.enum(['en', 'fr']).optional(),
	currency: z.enum(currencies).optional(),
	week_starts_on: z.number().int().min(0).max(6).optional(),
	brand_colour: z
		.string()
		.toLowerCase()
		.regex(/^#[0-9a-f]{6}$/)
		.nullable()
		.optional(),
	address_clients: z.enum(['tu', 'vous']).optional(),
	owner_lands_on: z.enum(['coach', 'settings']).optional(),
	login_slug: Slug.nullable().optional(),
	client_slug: Slug.nullable().optional(),
	archived_clients_read: z.boolean().optional(),
	/** What the editor saw; with another one in between, the change is refused. */
	version: z.number().int().optional(),
})
type Changes = Omit<z.output<typeof input>, 'version'>

/** What a studio decides about itself. Only what is given changes; the trail keeps before and after (1.6). */
export const changeSettings = useCase('studios.change-settings', {
	input,
	output: z.object({ version: z.number() }),
	subject: ({ db }) =>
		db
			.selectFrom('studio_settings as settings')
			.innerJoin('studio', 'studio.id', 'settings.studio_id')
			.selectAll('settings')
			.select('studio.name')
			.forUpdate()
			.executeTakeFirst(),
	may: owner,
	conflicts: { studio_slug_pkey: 'slug_taken' },
	async run({ db, now, emit }, was, { version, ...given }) {
		if (version !== undefined && version !== was.version) return refuse('stale')
		const changed = changesBetween(was, given)
		if (Object.keys(changed).length === 0) return ok({ version: was.version })
		const { name, ...settings } = changed
		for (const key of ['login_slug', 'client_slug'] as const) {
			const slug = settings[key]
			if (slug && isReserved(slug)) return refuse('slug_reserved', {}, key)
			if (slug !== undefined)
				await pointSlug(db, was.studio_id, key === 'login_slug' ? 'login' : 'client', slug)
		}
		if (name) await db.updateTable('studio').set({ name }).where('id', '=', was.studio_id).execute()
		await db
			.updateTable('studio_settings')
			.set({ ...settings, version: was.version + 1, updated_at: now })
			.where('studio_id', '=', was.studio_id)
			.execute()
		const before = Object.fromEntries(Object.keys(changed).map((key) => [key, was[key as keyof Changes]]))
		await emit(settingsChanged, { data: { studioId: was.studio_id }, before, after: changed })
		return ok({ version: was.version + 1 })
	},
})

function changesBetween(was: Record<string, unknown>, given: Changes): Changes {
	return Object.fromEntries(
		Object.entries(given).filter(([key, value]) => value !== undefined && was[key] !== value),
	)
}

/** The directory of slugs; the old one is free at once. */
async function pointSlug(
	db: Db,
	studioId: string,
	leadsTo: 'login' | 'client',
	slug: string | null,
): Promise<void> {
	await db
		.deleteFrom('studio_slug')
		.where('studio_id', '=', studioId)
		.where('leads_to', '=', leadsTo)
		.execute()
	if (slug)
		await db.insertInto('studio_slug').values({ slug, studio_id: studioId, leads_to: leadsTo }).execute()
}
