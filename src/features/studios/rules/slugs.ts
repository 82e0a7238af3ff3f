import { z } from 'zod'

// First parts of our own addresses, and words that would look like ours.
const ours = `login book connexion logout reset confirm invitation setup choose account studios language client clients
	accueil-client coach coachs admin api app health mailbox notifications styleguide unsubscribe embed embeds o
	offerings public static assets files receipts events feed feeds calendar calendars help support www mail status
	favicon robots sitemap manifest service-worker touchline`

const reserved = new Set(ours.split(/\s+/))

export const isReserved = (slug: string): boolean => reserved.has(slug)

/** One part of an address: small latin letters, digits and hyphens, so that no two look alike. */
export const Slug = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/)

/** A studio's name as part of an address; never empty. */
export function slugOf(name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 50)
		.replace(/-+$/, '')
	return plain.length >= 3 && !isReserved(plain) ? plain : `studio-${plain || 'new'}`.slice(0, 60)
}
