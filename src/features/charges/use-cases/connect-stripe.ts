import { z } from 'zod'
import { setOnline } from '#features/payments/use-cases/parts/online.ts'
import { ownerInPerson } from '#platform/permission.ts'
import type { RefusalCode } from '#platform/refusals.ts'
import { sealBytes, studioKeyToSeal } from '#platform/sealed.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { stripeConnected } from '../events.ts'
import { connectionOf, placeOfKey } from '../queries/connection.ts'
import { openCharges } from '../queries/open-charges.ts'
import type { Account, Answer } from '../stripe/port.ts'
import { stripeProvider } from '../stripe/provider.ts'

const secretKey = /^(sk|rk)_(test|live)_[A-Za-z0-9]{8,200}$/

/**
 * 11.1: the studio's own account with the provider takes cards from now on. Its key is tried at once, before anything is kept, and is
 * never shown again. A newer key of the same account takes its place; another account only once nothing is under way (59).
 */
export const connectStripe = useCase('charges.connect-stripe', {
	input: z.object({ secretKey: z.string().trim().min(1).max(300) }),
	output: z.object({ accountName: z.string(), livemode: z.boolean(), chargesEnabled: z.boolean() }),
	may: ownerInPerson,
	limits: (_, { actor }) => [{ bucket: `charges:connect:${actor.studioId}`, most: 20, seconds: 600 }],
	before: async ({ secretKey: key }, { actor }): Promise<Answer<Account> | null> =>
		secretKey.test(key) && actor.kind === 'staff' && actor.role === 'owner'
			? stripeProvider(key).account()
			: null,
	async run({ db, actor, now, emit }, _, { secretKey: key }, tried: Answer<Account> | null) {
		const studioId = actor.studioId as string
		if (tried === null)
			return refuse(key.startsWith('pk_') ? 'charges_key_public' : 'charges_key_form', {}, 'secretKey')
		if (!tried.ok) return refuse(whyNot(tried.status), {}, 'secretKey')
		const { id: accountId, name, chargesEnabled } = tried.value
		const livemode = key.includes('_live_')
		const was = await connectionOf(db)
		const moves = was !== null && (was.accountId !== accountId || was.livemode !== livemode)
		const open = moves ? await openCharges(db) : []
		if (open.length > 0) return refuse('charges_open', { count: open.length })
		const sealed_key = sealBytes(await studioKeyToSeal(db, studioId), Buffer.from(key), placeOfKey(studioId))
		const row = {
			...{ sealed_key, account_id: accountId, account_name: name.slice(0, 200), livemode },
			...{ charges_enabled: chargesEnabled, checked_at: now },
			...(chargesEnabled ? { cannot_charge_told_at: null } : {}),
		}
		await db
			.insertInto('stripe_connection')
			.values({ studio_id: studioId, ...row, connected_at: now })
			.onConflict((known) => known.column('studio_id').doUpdateSet(row))
			.execute()
		// What was left when this account went is looked at again.
		await db
			.updateTable('charge')
			.set({ next_look_at: now })
			.where('unfinished', '=', true)
			.where('account_id', '=', accountId)
			.execute()
		await setOnline({ db, actor, now }, chargesEnabled)
		await emit(stripeConnected, { after: { account: name || accountId }, data: { accountId } })
		return ok({ accountName: name || accountId, livemode, chargesEnabled })
	},
})

const whyNot = (status: number): RefusalCode =>
	status === 401 ? 'charges_key_wrong' : status === 403 ? 'charges_key_rights' : 'charges_unreachable'
