import { isDay } from '#platform/time/days.ts'

export const agendaViews = ['week', 'day', 'month', 'list'] as const
export type AgendaView = (typeof agendaViews)[number]
export const agendaStatuses = ['requested', 'booked', 'completed', 'cancelled', 'no_show'] as const
type Status = (typeof agendaStatuses)[number]

/** What the address of the agenda says: which days, whose, which. */
export type AgendaAddress = {
	view: AgendaView
	/** Empty: today. */
	date: string
	/** Ids of coaches; `all` for everybody; empty: what the reader sees first. */
	coaches: string[]
	type: string
	status: Status | ''
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whatever can't be read counts as not said. */
export function readAgendaAddress(params: URLSearchParams): AgendaAddress {
	const said = (name: string) => params.get(name) ?? ''
	const coaches = params.getAll('coach')
	return {
		view: agendaViews.find((each) => each === said('view')) ?? 'week',
		date: isDay(said('date')) ? said('date') : '',
		coaches: coaches.includes('all') ? ['all'] : coaches.filter((each) => id.test(each)).slice(0, 50),
		type: id.test(said('type')) ? said('type') : '',
		status: agendaStatuses.find((each) => each === said('status')) ?? '',
	}
}

/** The same as an address; what is usual isn't written. */
export function agendaAddress(to: AgendaAddress): string {
	const params = new URLSearchParams()
	if (to.view !== 'week') params.set('view', to.view)
	if (to.date) params.set('date', to.date)
	for (const coach of to.coaches) params.append('coach', coach)
	if (to.type) params.set('type', to.type)
	if (to.status) params.set('status', to.status)
	return params.size > 0 ? `/coach/agenda?${params}` : '/coach/agenda'
}
