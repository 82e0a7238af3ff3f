import type { Db } from '#platform/database/transaction.ts'
import type { SetEntry } from '../rules/overtaken.ts'
import type { SetValues } from '../rules/session.ts'

/** Everything that devices wrote as sets of a log, in the order of doing. */
export async function setEntriesOf(db: Db, logId: string): Promise<SetEntry[]> {
	const rows = await db
		.selectFrom('log_entry')
		.select(['set_id', 'item_id', 'set_number', 'device_id', 'done_at', 'said'])
		.where('log_id', '=', logId)
		.where('kind', '=', 'set')
		.orderBy('done_at')
		.execute()
	return rows.map(({ set_id, item_id, set_number, device_id, done_at, said }) => {
		const { reps, load, unit, seconds, metres } = said as Partial<SetValues>
		return {
			setId: set_id ?? '',
			itemId: item_id ?? '',
			setNumber: set_number ?? 0,
			deviceId: device_id,
			doneAt: done_at,
			values: {
				...{ reps: reps ?? null, load: load ?? null, unit: load == null ? null : (unit ?? 'kg') },
				...{ seconds: seconds ?? null, metres: metres ?? null },
			},
		}
	})
}
