/**
 * Cases of what doesn't exist yet, each with what has to come first. When that comes, the case moves to `cases/`; a case that
 * is in neither place fails the test.
 */
const credits = 'there are no coupons and credits yet (a later issue)'
const texts = 'there is no rich text yet: messages, agreements and whiteboards are a later issue'
const embeds = 'there are no offerings and embeds yet (a later issue)'
const webhooks = 'there are no webhooks of our own, and none for mail, yet (a later issue)'
const addresses = 'there are no webhooks yet; that a name is resolved once is tested in outgoing.test.ts'
const steps = 'booking has no steps before the last one: consent and payment are a later issue'

const all = (reason: string, prefix: string, numbers: number[]): [string, string][] =>
	numbers.map((number) => [`${prefix}-${String(number).padStart(2, '0')}`, reason])
const odd = (last: number): number[] => Array.from({ length: (last + 1) / 2 }, (_, at) => at * 2 + 1)

export const waiting: Record<string, string> = Object.fromEntries([
	...all(credits, 'MON', [21, 31]),
	...all(steps, 'FORM', [21]),
	...all(texts, 'RICH', odd(17)),
	...all(embeds, 'EMB', odd(11)),
	...all(webhooks, 'HOOK', [19, 21]),
	...all(addresses, 'URL', [25]),
])
