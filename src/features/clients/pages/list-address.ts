/** What the list's address says: what is searched and filtered. Everything empty is the plain list. */
export type ListAddress = {
	q: string
	state: 'active' | 'archived' | 'all'
	groupId: string
	tag: string
	mine: boolean
	after?: string | undefined
}

/** Reads `?q=…&state=…`; what makes no sense counts as not said. */
export function readAddress(params: URLSearchParams): ListAddress {
	const state = params.get('state')
	const after = params.get('after')
	return {
		q: (params.get('q') ?? '').slice(0, 200),
		state: state === 'archived' || state === 'all' ? state : 'active',
		groupId: params.get('groupId') ?? '',
		tag: (params.get('tag') ?? '').slice(0, 40),
		mine: params.get('mine') === 'true',
		...(after === null ? {} : { after }),
	}
}

/** The input of the list's queries. */
export const asFilters = ({ q, state, groupId, tag, mine }: ListAddress) => ({
	q,
	state,
	mine,
	...(groupId === '' ? {} : { groupId }),
	...(tag === '' ? {} : { tag }),
})

/** The address of a list, `?` included; empty for the plain one. */
export function addressOf({ q, state, groupId, tag, mine, after }: ListAddress): string {
	const params = new URLSearchParams()
	if (q !== '') params.set('q', q)
	if (state !== 'active') params.set('state', state)
	if (groupId !== '') params.set('groupId', groupId)
	if (tag !== '') params.set('tag', tag)
	if (mine) params.set('mine', 'true')
	if (after) params.set('after', after)
	return params.size > 0 ? `?${params}` : '?'
}
