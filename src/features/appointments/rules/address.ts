/** Where a list of sessions goes on, and what the page before did, as an address says. */
export function sessionsAsked({ searchParams }: URL): { after?: string; done: string | null } {
	const after = searchParams.get('after')
	return { ...(after ? { after } : {}), done: searchParams.get('done') }
}
