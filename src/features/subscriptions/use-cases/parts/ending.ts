import { type Fee, feeOfSubscription, type Paid } from '#features/fees/queries/subjects.ts'
import { stateOf } from '#features/fees/rules/periods.ts'
import { stopFee } from '#features/fees/use-cases/parts/sold.ts'
import { m } from '#messages'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { type Acting, type EffectLine, ok, type Result, refuse } from '#platform/use-case.ts'
import { subscriptionEnded } from '../../events.ts'
import { firstOwedOf, type Standing } from '../../queries/subjects.ts'
import { oweOnce } from './money.ts'

type Ending = {
	how: 'finished' | 'cancelled'
	by: 'staff' | 'client'
	/** The last day the client has; null: it ends now. */
	lastDay: string | null
}

/** The fee that is paid for it and goes on; locked. */
export async function runningFee(acting: Acting, of: Standing): Promise<(Fee & Paid) | null> {
	const fee = await feeOfSubscription(acting.db, of.id, 'for update')
	return fee && stateOf(fee, dayOf(acting.now, fee.zone)) !== 'ended' ? fee : null
}

/**
 * 6.5: a subscription ends, and what is paid for it regularly with it, in one transaction: whatever charges next finds it ended
 * (38). Both are locked.
 */
export async function endSubscription(acting: Acting, of: Standing, ending: Ending): Promise<Result<object>> {
	const { how, by, lastDay } = ending
	if (of.state === 'awaiting') return endAwaiting(acting, of, ending)
	const fee = await runningFee(acting, of)
	const last = lastDay ?? addDays(of.today, -1)
	await write(acting, of, { how, by, last })
	const said = await stop(acting, of, fee, { last: lastDay, by })
	return ok({}, [...dayWords(acting, of, ending), ...said])
}

/** What was asked for is asked for no more; money that comes all the same goes back by itself (I18). */
async function endAwaiting(acting: Acting, of: Standing, { by }: Ending): Promise<Result<object>> {
	const { db, locale } = acting
	const owed = await firstOwedOf(db, of.id)
	// I4: they are about to be let in; whoever looks again sees that.
	if (owed?.settled) return refuse('subscription_paid_meanwhile')
	const last = addDays(of.today < of.began_on ? of.began_on : of.today, -1)
	await write(acting, of, { how: 'cancelled', by, last })
	const fee = await runningFee(acting, of)
	if (fee) await stopFee(acting, fee, { endsOn: dayOf(acting.now, fee.zone), by, notify: false })
	else await oweOnce(acting, of, { stands: false, from: acting.now })
	const say = { locale }
	const lines: EffectLine[] = [
		{ kind: 'goes', text: m.subscriptions_effect_not_begun({ title: of.program_title }, say) },
		{ kind: 'stays', text: m.subscriptions_effect_nothing_owed({}, say) },
	]
	if (owed && owed.paidMinor > 0) {
		const amount = formatMoney(owed.paidMinor, owed.currency, locale)
		lines.push({ kind: 'note', text: m.subscriptions_effect_part_paid({ amount }, say) })
	}
	return ok({}, lines)
}

async function write(
	{ db, emit }: Acting,
	of: Standing,
	{ how, by, last }: { how: 'finished' | 'cancelled'; by: 'staff' | 'client'; last: string },
): Promise<void> {
	const { id, client_id, program_id: programId, program_title: title } = of
	await db
		.updateTable('subscription')
		.set({ last_day: last, ended_how: how, ended_by: by })
		.where('id', '=', id)
		.execute()
	await emit(subscriptionEnded, {
		clientId: client_id,
		subject: { type: 'subscription', id },
		after: { title, how, lastDay: last },
		data: { subscriptionId: id, programId, byClient: by === 'client', lastDay: last },
	})
}

/** 11.3: no period begins after its last day, and what ran so far isn't asked back. */
async function stop(
	acting: Acting,
	of: Standing,
	fee: (Fee & Paid) | null,
	{ last, by }: { last: string | null; by: 'staff' | 'client' },
): Promise<EffectLine[]> {
	if (!fee) return []
	const say = { locale: acting.locale }
	const today = dayOf(acting.now, fee.zone)
	const endsOn = last ? addDays(last, 1) : today
	await stopFee(acting, fee, { endsOn, by, notify: true })
	const lines: EffectLine[] = [{ kind: 'goes', text: m.fees_effect_nothing_after({}, say) }]
	if (fee.openMinor > 0) {
		const amount = formatMoney(fee.openMinor, fee.currency, acting.locale)
		lines.push({ kind: 'stays', text: m.subscriptions_effect_open_stays({ amount }, say) })
	}
	if (!last && fee.paidUntil && fee.paidUntil > of.today) {
		const day = formatDay(addDays(fee.paidUntil, -1), acting.locale, 'long')
		lines.push({ kind: 'note', text: m.subscriptions_effect_paid_kept({ day }, say) })
	}
	return lines
}

/** Until when, to whoever decides it: the client themself, or somebody of the studio. */
function dayWords({ locale }: Acting, of: Standing, { lastDay, by }: Ending): EffectLine[] {
	const { name, program_title: title } = of
	const [say, day] = [{ locale }, lastDay ? formatDay(lastDay, locale, 'long') : '']
	const mine = () =>
		lastDay
			? m.subscriptions_effect_mine_ends_on({ title, day }, say)
			: m.subscriptions_effect_mine_ends_now({ title }, say)
	const theirs = () =>
		lastDay
			? m.subscriptions_effect_ends_on({ name, title, day }, say)
			: m.subscriptions_effect_ends_now({ name, title }, say)
	return [{ kind: 'goes', text: by === 'client' ? mine() : theirs() }]
}
