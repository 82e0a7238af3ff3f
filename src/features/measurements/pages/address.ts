/** This page with some of its parameters changed; the others stay, also those of whatever page it is shown in. */
export function here(
	url: { pathname: string; search: string },
	changes: Record<string, string | null>,
): string {
	const query = new URLSearchParams(url.search)
	for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name)
	for (const [name, value] of Object.entries(changes))
		if (value === null) query.delete(name)
		else query.set(name, value)
	return `${url.pathname}${query.size > 0 ? `?${query}` : ''}`
}
