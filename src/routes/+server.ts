import { redirect } from '@sveltejs/kit'
import { hook } from '#platform/http/doors.ts'

/** The bare address leads everybody to their own home (1.2). */
export const GET = hook('public', ({ actor }) => {
	if (actor.kind === 'staff') redirect(303, '/coach')
	if (actor.kind === 'client') redirect(303, '/client')
	redirect(303, actor.accountId ? '/choose' : '/login')
})
