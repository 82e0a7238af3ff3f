import type { Reroute } from '@sveltejs/kit/hooks'

const sameAs: Record<string, string> = { connexion: 'login', 'accueil-client': 'client' }

/** 1.2: `/connexion` and `/accueil-client` are `/login` and `/client`, with everything below them. */
export const reroute: Reroute = ({ url }) => {
	const [, first = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []
	const same = sameAs[first]
	return same ? `/${same}${rest}` : undefined
}
