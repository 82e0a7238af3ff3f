import { type Card, cardNumbered } from '../cards.ts'

/** What was typed on the hosted page, and what is wrong with it, by field. */
export type Typed = Record<string, string>
export type Wrong = Record<string, string>

/** A card as typed, or what is wrong with it in Stripe's words. */
export function readCard(typed: Typed, now: number): { card?: Card; wrong: Wrong } {
	const wrong: Wrong = {}
	const number = (typed.number ?? '').replaceAll(/\D/g, '')
	const card = cardNumbered(number)
	if (number === '') wrong.number = 'Your card number is incomplete.'
	else if (!isNumber(number)) wrong.number = 'Your card number is invalid.'
	else if (!card)
		wrong.number = 'Your card was declined. Your request was in test mode, but used a non test card.'
	const expiry = readExpiry(typed.expiry ?? '')
	if (!expiry) wrong.expiry = "Your card's expiration date is incomplete."
	else if (isPast(expiry, now)) wrong.expiry = "Your card's expiration date is in the past."
	const code = card?.brand === 'amex' ? /^\d{4}$/ : /^\d{3}$/
	if (!code.test((typed.cvc ?? '').trim())) wrong.cvc = "Your card's security code is incomplete."
	return Object.keys(wrong).length > 0 || !card || !expiry
		? { wrong }
		: { card: { ...card, ...expiry }, wrong }
}

function readExpiry(text: string): { exp_month: number; exp_year: number } | null {
	const match = /^\s*(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})\s*$/.exec(text)
	return match && { exp_month: Number(match[1]), exp_year: 2000 + Number(match[2]) }
}

function isPast({ exp_month, exp_year }: { exp_month: number; exp_year: number }, now: number): boolean {
	const date = new Date(now * 1000)
	return exp_year * 12 + exp_month < date.getUTCFullYear() * 12 + date.getUTCMonth() + 1
}

/** The check digit of card numbers (Luhn). */
function isNumber(number: string): boolean {
	if (number.length < 12) return false
	const digits = [...number].reverse().map(Number)
	const sum = digits.reduce((total, digit, index) => {
		const value = index % 2 === 1 ? digit * 2 : digit
		return total + (value > 9 ? value - 9 : value)
	}, 0)
	return sum % 10 === 0
}
