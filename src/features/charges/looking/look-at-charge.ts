import { sql } from 'kysely'
import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { errand } from '#platform/errands.ts'
import { toWire } from '#platform/money/wire.ts'
import { must, perform } from '#platform/perform.ts'
import { providerOf } from '../queries/connection.ts'
import { type Charge, chargeOf } from '../queries/subjects.ts'
import { isToCallOff } from '../rules/calling-off.ts'
import { nextLook } from '../rules/pace.ts'
import { isFinished } from '../rules/states.ts'
import type { Provider } from '../stripe/port.ts'
import { settleCharge } from '../use-cases/settle-charge.ts'
import { customerOf, makeCustomer } from './customer.ts'
import { inStudio, pageOfCharge } from './in-studio.ts'
import { observe, type Wanted } from './observe.ts'

type Ready = { charge: Charge; provider: Provider; mine: boolean; before: string[] }

/**
 * 11.3: looks where a charge stands, does what is left to do, and writes what came of it: the one way on which return page, events
 * and rounds all meet. Harmless whenever and however often: what it asks for carries the charge's own id as its key. `over`: also
 * where it is finished as far as we know, because somebody says there is news.
 */
export async function lookAtCharge(studioId: string, chargeId: string, over?: 'also if over'): Promise<void> {
	const first = await inStudio(studioId, (db) => getReady(db, studioId, chargeId))
	const ready = first && first.before.length > 0 ? await afterThose(studioId, chargeId, first) : first
	if (!ready || (isFinished(ready.charge.state) && !over)) return
	const { charge, provider } = ready
	if (!ready.mine) return settle(studioId, charge, 'other account')
	// The attempt before this one is not over: nothing is asked for until it is (I13).
	if (ready.before.length > 0 && charge.asked_at === null) return
	const callOff = isToCallOff(charge) || isFinished(charge.state)
	const customerId = callOff ? charge.customer_id : await knownCustomer(studioId, charge, provider)
	if (customerId === null && !callOff) return
	const at = now()
	const wanted = callOff ? null : wantedOf(studioId, charge, customerId as string)
	const again = charge.asked_at !== null
	if (
		!again &&
		!callOff &&
		!(await inStudio(studioId, (db) => markAsked(db, chargeId, customerId as string)))
	)
		return lookAtCharge(studioId, chargeId, over)
	const seen = await observe({ provider, charge, wanted, callOff, again, now: at })
	await settle(studioId, charge, seen, at)
}

/** Looks at those it takes the place of; what they took meanwhile is no longer to be paid. */
async function afterThose(studioId: string, chargeId: string, { before }: Ready): Promise<Ready | null> {
	for (const id of before) await lookAtCharge(studioId, id)
	return inStudio(studioId, (db) => getReady(db, studioId, chargeId))
}

type Db = Parameters<typeof chargeOf>[0]

async function getReady(db: Db, studioId: string, chargeId: string): Promise<Ready | null> {
	const charge = await chargeOf(db, chargeId, 'for update')
	const connected = charge && (await providerOf(db, studioId))
	if (!charge || !connected) return null
	// If this process ends now, the next round finds it.
	if (!isFinished(charge.state))
		await db
			.updateTable('charge')
			.set({ next_look_at: nextLook(now(), charge.looks), looks: Math.min(charge.looks + 1, 1000) })
			.where('id', '=', chargeId)
			.execute()
	const mine = connected.accountId === charge.account_id && connected.livemode === charge.livemode
	return { charge, provider: connected.provider, mine, before: await stillBefore(db, chargeId) }
}

/** What this one takes the place of, and isn't over yet. */
const stillBefore = async (db: Db, chargeId: string): Promise<string[]> => {
	const rows = await db
		.selectFrom('charge')
		.select('id')
		.where('superseded_by', '=', chargeId)
		.where('unfinished', '=', true)
		.execute()
	return rows.map(({ id }) => id)
}

/**
 * 38: looks once more before anybody is asked, while what is owed is locked: whoever called it off by then finds that nothing is asked for;
 * whoever does later finds that it was. False: it is called off.
 */
async function markAsked(db: Db, chargeId: string, customerId: string): Promise<boolean> {
	await sql`
		select from obligation where id in (select obligation_id from charge_part where charge_id = ${chargeId}::uuid)
		order by id for share`.execute(db)
	const charge = await chargeOf(db, chargeId, 'for update')
	if (!charge || isToCallOff(charge)) return false
	await db
		.updateTable('charge')
		.set({ asked_at: now(), customer_id: customerId })
		.where('id', '=', chargeId)
		.where('asked_at', 'is', null)
		.execute()
	return true
}

async function knownCustomer(studioId: string, charge: Charge, provider: Provider): Promise<string | null> {
	const { client_id: clientId, account_id: accountId } = charge
	if (charge.customer_id !== null || clientId === null) return charge.customer_id
	const known = await inStudio(studioId, (db) => customerOf(db, clientId, accountId))
	if (known !== null) return known
	const made = await makeCustomer(provider, { studioId, clientId, accountId })
	return made.ok ? made.value : null
}

/** The same words each time: everything in it is written down with the charge. */
function wantedOf(studioId: string, charge: Charge, customerId: string): Wanted | null {
	const { id: chargeId, currency, parts } = charge
	const wire = (minor: number): number => toWire(minor, currency) as number
	const common = { studioId, chargeId, customerId, currency }
	if (charge.how === 'checkout') {
		const lines = parts.map(({ title, amountMinor }) => ({ title, amount: wire(amountMinor) }))
		const keepCard = charge.keep_consented_at !== null
		return { checkout: { ...common, lines, keepCard, backTo: pageOfCharge(chargeId) } }
	}
	if (charge.method_id === null) return null
	const card = {
		...{ ...common, methodId: charge.method_id, amount: wire(charge.amount) },
		description: parts
			.map(({ title }) => title)
			.join(', ')
			.slice(0, 500),
	}
	// Begun without the client, it is asked for without them; confirming is theirs, at their screen.
	const there = charge.begun_by === 'client' || charge.confirms_asked > 0
	return { card: { ...card, backTo: there ? pageOfCharge(chargeId) : null } }
}

async function settle(
	studioId: string,
	charge: Charge,
	seen: Awaited<ReturnType<typeof observe>> | 'other account',
	asOf = now(),
): Promise<void> {
	const input = { chargeId: charge.id, seen, asOf, confirms: charge.confirms_asked }
	must(await perform(settleCharge, input, { actor: touchline(studioId), via: 'system' }))
}

export const lookErrand = errand('charges.look', (studioId, chargeId) =>
	lookAtCharge(studioId, chargeId, 'also if over'),
)
