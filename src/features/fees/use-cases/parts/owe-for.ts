import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import { owe, type Payable } from '#features/payments/use-cases/parts/owe.ts'
import { m } from '#messages'
import { formatDayRange } from '#platform/i18n/format.ts'
import { newId } from '#platform/ids.ts'
import { addDays } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import type { Acting } from '#platform/use-case.ts'
import { type Fee, obligationOfPeriod } from '../../queries/subjects.ts'
import type { Period } from '../../rules/periods.ts'
import { lengthWords } from '../../rules/words.ts'

/** I13: writes a period of a fee, and what is owed for it, once; the fee is locked. */
export async function oweFor(
	acting: Acting,
	fee: Fee,
	{ number, fromOn, untilOn }: Period,
): Promise<Obligation> {
	const { db, actor } = acting
	const id = newId()
	const { amountMinor: amount_minor, currency, byCard: by_card } = fee
	await db
		.insertInto('fee_period')
		.values({
			...{ studio_id: actor.studioId as string, id, fee_id: fee.id, number },
			...{ from_on: fromOn, until_on: untilOn, amount_minor, currency, by_card },
		})
		.execute()
	await owe(acting, [payableOf(fee, { id, fromOn, untilOn })])
	return (await obligationOf(db, await obligationOfPeriod(db, id), 'for update')) as Obligation
}

/** 6.3: nobody pays for the first period any more: it is called off; what was paid of it stays written. The fee is locked. */
export async function callOffFirst(acting: Acting, fee: Fee): Promise<void> {
	const first = await acting.db
		.selectFrom('fee_period')
		.select(['id', 'from_on', 'until_on'])
		.where('fee_id', '=', fee.id)
		.where('number', '=', 1)
		.executeTakeFirst()
	if (!first) return
	const { id, from_on: fromOn, until_on: untilOn } = first
	await owe(acting, [{ ...payableOf(fee, { id, fromOn, untilOn }), stands: false }])
}

/** 11.4: a period's days stand in its title; those of one that waits for its payment are set by that, so its length does. */
function payableOf(fee: Fee, { id, fromOn, untilOn }: Omit<Period, 'number'> & { id: string }): Payable {
	const days = formatDayRange(fromOn, addDays(untilOn, -1), fee.studioLocale)
	const what = fee.awaits
		? m.fees_first({ length: lengthWords(fee, fee.studioLocale) }, { locale: fee.studioLocale })
		: days
	return {
		...{ kind: 'fee', id, aboutId: fee.id, clientId: fee.client_id as string },
		...{ title: `${fee.name} (${what})`, forAt: morningOf(fromOn, fee.zone), zone: fee.zone },
		...{ priceMinor: fee.amountMinor, currency: fee.currency, taxBp: fee.taxBp, stands: true },
	}
}
