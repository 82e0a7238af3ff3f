import type { Obligation } from '#features/payments/queries/subjects.ts'
import { owe } from '#features/payments/use-cases/parts/owe.ts'
import type { Acting } from '#platform/use-case.ts'
import { packageWithdrawn } from '../../events.ts'
import type { PackageRow } from '../../queries/subjects.ts'
import { end } from './end.ts'

/** Takes back a package that nobody used and nobody paid; nothing is owed for it any more. Both are locked. */
export async function withdraw(acting: Acting, of: PackageRow, owed: Obligation | undefined): Promise<void> {
	if (owed?.client_id)
		await owe(acting, [
			{
				...{ kind: owed.kind, id: of.id, aboutId: of.id, clientId: owed.client_id, title: owed.title },
				...{ forAt: owed.for_at, zone: owed.zone, priceMinor: owed.price, currency: owed.currency },
				...{ taxBp: null, stands: false },
			},
		])
	await end(acting, of, 'withdrawn', '')
	await acting.emit(packageWithdrawn, {
		...{ clientId: of.client_id, subject: { type: 'package', id: of.id }, after: { title: of.name } },
		data: { packageId: of.id, byClient: acting.actor.kind === 'client' },
	})
}
