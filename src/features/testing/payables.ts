import { z } from 'zod'
import { owe, type Payable } from '#features/payments/use-cases/parts/owe.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import type { Actor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { anyone } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { as, type TestStudio, within } from './studio.ts'

const sell = useCase('testing.sell', {
	input: z.object({ payables: z.array(z.custom<Payable>()) }),
	output: z.object({}),
	may: anyone,
	async run(acting, _, { payables }) {
		await owe(acting, payables)
		return ok({})
	},
})

export type Sold = Payable & { obligationId: string }

/** Something sold to a client of the house, as another feature would: what is owed for it can be paid. */
export async function sold(house: TestStudio, more: Partial<Payable> = {}): Promise<Sold> {
	const payable: Payable = {
		...{ kind: 'sample', id: newId(), aboutId: null, clientId: house.client.id, title: 'Technique' },
		...{ forAt: new Date('2026-03-02T09:00:00Z'), zone: 'Europe/Paris', priceMinor: 4500, currency: 'EUR' },
		...{ taxBp: null, stands: true },
		...more,
	}
	await sellAs(house.owner, [payable])
	const { id } = await within(house.id, (db) =>
		db.selectFrom('obligation').select('id').where('payable_id', '=', payable.id).executeTakeFirstOrThrow(),
	)
	return { ...payable, obligationId: id }
}

const sellAs = async (actor: Actor, payables: Payable[]) => must(await as(actor).do(sell, { payables }))

/** The seller says how it stands now: another price, another day, cancelled. */
export const resold = async (house: TestStudio, { obligationId: _, ...payable }: Sold): Promise<unknown> =>
	sellAs(house.owner, [payable])

/** What is owed for a client's place in an appointment. */
export const owedFor = async (
	house: { id: string },
	appointmentId: string,
	clientId: string,
): Promise<string> =>
	within(house.id, async (db) => {
		const found = await db
			.selectFrom('obligation')
			.select('id')
			.where('about_id', '=', appointmentId)
			.where('client_id', '=', clientId)
			.executeTakeFirstOrThrow()
		return found.id
	})

/** The coach records that a client's place is paid, all of it unless said otherwise. Returns the payment. */
export async function paidFor(
	house: TestStudio,
	{ appointmentId, clientId = house.client.id, amountMinor }: PaidFor,
): Promise<string> {
	const obligationId = await owedFor(house, appointmentId, clientId)
	const input = {
		obligationId,
		method: 'cash' as const,
		notify: false,
		...(amountMinor ? { amountMinor } : {}),
	}
	return must(await as(house.coach).do(recordPayment, input)).paymentId
}

type PaidFor = { appointmentId: string; clientId?: string; amountMinor?: number }
