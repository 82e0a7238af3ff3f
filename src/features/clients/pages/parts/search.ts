import type { ListedClient } from '../../queries/list-clients.ts'

/** Clients for a combobox, as one types (2.2). `except` are left out: those who are in already. */
export async function findClients(query: string, except: string[] = []) {
	const found = await clientPage(new URLSearchParams({ q: query, limit: '20' }))
	return found.clients
		.filter(({ id }) => !except.includes(id))
		.map(({ id, name, email }) => ({ value: id, label: name, ...(email ? { note: email } : {}) }))
}

/** A page of the list, for "more" without leaving the page. */
export async function clientPage(
	params: URLSearchParams,
): Promise<{ clients: ListedClient[]; next: string | null }> {
	const response = await fetch(`/coach/clients/search?${params}`)
	return response.ok ? response.json() : { clients: [], next: null }
}
