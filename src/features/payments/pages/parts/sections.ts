import { m } from '#messages'
import type { Tab } from '#ui/tab.ts'

/** The parts of the coach's Payments; features above add theirs by their address. */
export const sections = (): (Tab & { href: string })[] => [
	{ value: 'unpaid', label: m.payments_tab_unpaid(), href: '/coach/payments' },
	{ value: 'list', label: m.payments_tab_list(), href: '/coach/payments/list' },
	{ value: 'packages', label: m.packages_title(), href: '/coach/payments/packages' },
	{ value: 'receipts', label: m.payments_tab_receipts(), href: '/coach/payments/receipts' },
	{ value: 'cards', label: m.payments_tab_cards(), href: '/coach/payments/cards' },
	{ value: 'earnings', label: m.earnings_title(), href: '/coach/payments/earnings' },
	{ value: 'revenue', label: m.payments_tab_revenue(), href: '/coach/payments/revenue' },
]
