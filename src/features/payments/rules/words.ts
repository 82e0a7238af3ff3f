import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { Method } from './methods.ts'

const words = {
	cash: m.payments_method_cash,
	transfer: m.payments_method_transfer,
	cheque: m.payments_method_cheque,
	terminal: m.payments_method_terminal,
	other: m.payments_method_other,
	card: m.payments_method_card,
}

/** How it was paid, in a reader's language. */
export const methodWords = (method: Method, locale: Locale): string => words[method]({}, { locale })
