import { redirect } from '@sveltejs/kit'
import { ownPlaces } from '#features/accounts/queries/own.ts'
import { ownPath } from '#features/accounts/rules/own-path.ts'
import { beginPasskeyLogIn } from '#features/accounts/use-cases/begin-passkey-log-in.ts'
import { logIn } from '#features/accounts/use-cases/log-in.ts'
import { logInWithPasskey } from '#features/accounts/use-cases/log-in-with-passkey.ts'
import { comeIn, comeInOrOn } from '#features/accounts/ways-in/entering.ts'
import { brandBySlug } from '#features/studios/queries/settings.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	async load({ ask, actor, url }) {
		const next = ownPath(url.searchParams.get('next'))
		// Logged in already: straight on, or home (1.2).
		if (actor.accountId !== null && actor.kind !== 'key') {
			const places = await ask(ownPlaces, {})
			const here = places.find(
				(place) => place.studioId === actor.studioId && place.side === sideOf(actor.kind),
			)
			redirect(303, here ? (next ?? here.landsOn) : '/choose')
		}
		const slug = url.searchParams.get('studio')?.slice(0, 63) ?? null
		const studio = slug === null ? null : await ask(brandBySlug, { slug })
		return { next, slug: studio ? slug : null, studio, said: url.searchParams.get('said') }
	},
	does: [thenGo(logIn, comeInOrOn), beginPasskeyLogIn, thenGo(logInWithPasskey, comeIn)],
})

const sideOf = (kind: string) => (kind === 'staff' ? 'coach' : kind)
