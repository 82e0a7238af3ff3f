import { error, redirect } from '@sveltejs/kit'
import { whereSlugLeads } from '#features/studios/queries/settings.ts'
import { publicPage } from '#platform/http/doors.ts'

/** 1.2: a studio's own words in the address bar. */
export const { load, actions } = publicPage({
	async load({ ask, actor, params: { slug = '' } }) {
		const found = await ask(whereSlugLeads, { slug })
		if (!found) error(404, 'not_found')
		const toClient = found.leadsTo === 'client' && actor.kind === 'client'
		const next = found.leadsTo === 'client' ? '&next=/client' : ''
		redirect(307, toClient ? '/client' : `/login?studio=${encodeURIComponent(found.studio)}${next}`)
	},
})
