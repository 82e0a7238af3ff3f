import { z } from 'zod'
import { seeTicket } from '#features/accounts/ways-in/tickets.ts'
import { inEachStudio } from '#platform/database/studios.ts'
import { anyone, owner } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

/** Everything a studio has decided about itself. */
export const studioSettings = query('studios.settings', {
	input: z.object({}),
	output: z.object({
		name: z.string(),
		slug: z.string(),
		time_zone: z.string(),
		locale: z.string(),
		currency: z.string(),
		week_starts_on: z.number(),
		brand_colour: z.string().nullable(),
		address_clients: z.string(),
		owner_lands_on: z.string(),
		login_slug: z.string().nullable(),
		client_slug: z.string().nullable(),
		archived_clients_read: z.boolean(),
		version: z.number(),
	}),
	may: owner,
	run: ({ db }) =>
		db
			.selectFrom('studio_settings as settings')
			.innerJoin('studio', 'studio.id', 'settings.studio_id')
			.select(['studio.name', 'studio.slug', 'time_zone', 'locale', 'currency', 'week_starts_on'])
			.select(['brand_colour', 'address_clients', 'owner_lands_on', 'login_slug', 'client_slug'])
			.select(['archived_clients_read', 'version'])
			.executeTakeFirstOrThrow(),
})

/** 1.2: where a studio's own slug leads. Null: there is no such slug. */
export const whereSlugLeads = query('studios.where-slug-leads', {
	input: z.object({ slug: z.string().max(100) }),
	may: anyone,
	run: async ({ db }, _, { slug }) =>
		(await db
			.selectFrom('studio_slug')
			.innerJoin('studio', 'studio.id', 'studio_slug.studio_id')
			.select(['studio_slug.leads_to as leadsTo', 'studio.slug as studio'])
			.where('studio_slug.slug', '=', slug.toLowerCase())
			.where('studio.suspended_at', 'is', null)
			.executeTakeFirst()) ?? null,
})

/** A studio's name and colour for a log-in page that is its own. Null: no such studio. */
export const brandBySlug = query('studios.brand-by-slug', {
	input: z.object({ slug: z.string().max(100) }),
	may: anyone,
	async run({ db }, _, { slug }): Promise<{ name: string; colour: string | null } | null> {
		const studio = await db
			.selectFrom('studio')
			.select(['id', 'name'])
			.where('slug', '=', slug)
			.where('suspended_at', 'is', null)
			.executeTakeFirst()
		if (!studio) return null
		const [settings] = await inEachStudio(db, [studio.id], () =>
			db.selectFrom('studio_settings').select('brand_colour').executeTakeFirst(),
		)
		return { name: studio.name, colour: settings?.brand_colour ?? null }
	},
})

/** Whether a set-up link still works; it is used up only by setting up. */
export const setupLinkWorks = query('studios.setup-link-works', {
	input: z.object({ token: z.string().max(100) }),
	may: anyone,
	run: async ({ db, now }, _, { token }) => ({ works: (await seeTicket(db, 'setup', token, now)) !== null }),
})
