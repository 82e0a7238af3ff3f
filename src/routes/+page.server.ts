import { redirect } from '@sveltejs/kit'
import { publicPage } from '#platform/http/doors.ts'

/** The front door leads everybody to their own home (1.2). */
export const { load, actions } = publicPage({
	async load({ actor }) {
		if (actor.kind === 'staff') redirect(307, '/coach')
		if (actor.kind === 'client') redirect(307, '/client')
		redirect(307, actor.accountId === null ? '/login' : '/choose')
	},
})
