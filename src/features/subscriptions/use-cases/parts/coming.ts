import type { Fee } from '#features/fees/queries/subjects.ts'
import { nextPeriods } from '#features/fees/rules/periods.ts'
import { dayWords } from '#features/fees/rules/words.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'

/** What is to pay next, and when. */
export const comingLines = ({ locale }: Pick<Acting, 'locale'>, fee: Fee): EffectLine[] =>
	nextPeriods(fee, 2).map(({ fromOn }) => ({
		kind: 'comes',
		text: dayWords(fee.amountMinor, fee.currency, fromOn, locale),
	}))
