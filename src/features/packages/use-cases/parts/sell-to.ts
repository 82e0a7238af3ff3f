import { z } from 'zod'
import type { ClientRow } from '#features/clients/queries/client-row.ts'
import { fullName } from '#features/clients/rules/fields.ts'
import { methods } from '#features/payments/rules/methods.ts'
import { toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { type Acting, ok, type Result, refuse } from '#platform/use-case.ts'
import { packageBoughtMail } from '../../emails/package-bought.ts'
import { termsExist } from './covered.ts'
import { sell, type Terms } from './sell.ts'

/** What a coach decides as they sell. */
export const saleFields = {
	/** The money has come, so; left out: it is owed. */
	paidBy: z.enum(methods).nullish(),
	/** Its sessions can be booked before it is paid; left out: as the studio says. */
	openUnpaid: z.boolean().optional(),
	notify: z.boolean().default(true),
}
type Deciding = z.output<z.ZodObject<typeof saleFields>> & { templateId: string | null; terms: Terms }
export const Sold = z.object({ packageId: z.string(), obligationId: z.string().nullable() })

/** 10.2: a coach sells a package to a client: owed, or paid at once. */
export async function sellTo(
	acting: Acting,
	client: ClientRow,
	{ templateId, terms, paidBy, openUnpaid, notify }: Deciding,
): Promise<Result<z.output<typeof Sold>>> {
	if (client.archived_at) return refuse('packages_archived')
	const missing = await termsExist(acting.db, terms)
	if (missing) return refuse('not_found', {}, missing)
	const { packageId, obligationId, effects } = await sell(acting, {
		...{ clientId: client.id, templateId, terms, openUnpaid, notify },
	})
	const whom = { client_id: client.id, client: fullName(client.first_name, client.last_name) }
	const told = await toldEffect(acting, whom, packageBoughtMail, notify)
	if (!paidBy || !obligationId) return ok({ packageId, obligationId }, [...effects, told])
	const paid = await acting.also(recordPayment, { obligationId, method: paidBy, notify: false })
	if (!paid.ok) return paid
	const [settled] = paid.effects
	return ok({ packageId, obligationId }, [...effects, ...(settled ? [settled] : []), told])
}
