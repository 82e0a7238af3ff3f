import { m } from '#messages'

/** One tab of a client's page. Other features add theirs here; `href` is below `/coach/clients/<id>`. */
export type ClientTab = {
	value: string
	label: () => string
	href: string
	coachesOnly: boolean
	/** Only where the studio measures (8.1). */
	whereMeasured?: true
}

export const clientTabs: ClientTab[] = [
	{ value: 'overview', label: m.clients_tab_overview, href: '', coachesOnly: false },
	{ value: 'sessions', label: m.agenda_sessions, href: '/sessions', coachesOnly: false },
	{ value: 'payments', label: m.payments_title, href: '/payments', coachesOnly: true },
	{ value: 'calendar', label: m.clients_tab_calendar, href: '/calendar', coachesOnly: false },
	{ value: 'programs', label: m.subscriptions_title, href: '/programs', coachesOnly: true },
	{ value: 'training', label: m.clients_tab_training, href: '/training', coachesOnly: true },
	{
		...{ value: 'physical', label: m.clients_tab_physical, href: '/physical', coachesOnly: true },
		whereMeasured: true,
	},
	{ value: 'notes', label: m.clients_tab_notes, href: '/notes', coachesOnly: true },
	{ value: 'files', label: m.clients_tab_files, href: '/files', coachesOnly: true },
	{ value: 'activity', label: m.clients_tab_activity, href: '/activity', coachesOnly: true },
]
