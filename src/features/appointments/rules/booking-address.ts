/** A studio's public booking pages all stand under one word (`slugs.ts` keeps it free). */
export function bookingPath(
	steps: readonly (string | undefined)[],
	asked: Record<string, string | null | undefined> = {},
): string {
	const given = Object.entries(asked).filter((each): each is [string, string] => Boolean(each[1]))
	const path = ['/book', ...steps.map((step) => encodeURIComponent(step ?? ''))].join('/')
	return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
