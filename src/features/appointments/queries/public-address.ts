import { z } from 'zod'
import { publicAddress } from '#platform/address.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { bookingPath } from '../rules/booking-address.ts'
import { bookableRows } from './bookable.ts'

/** Where everyone can book what this studio has open to all; null while it has nothing: then there is no such page. */
export const bookingAddress = query('appointments.booking-address', {
	input: z.object({}),
	output: z.object({ address: z.string().nullable() }),
	may: anyStaff,
	async run({ db, actor }) {
		if ((await bookableRows(db, { open: 'everyone' })).length === 0) return { address: null }
		const { slug } = await db
			.selectFrom('studio')
			.select('slug')
			.where('id', '=', actor.studioId)
			.executeTakeFirstOrThrow()
		return { address: new URL(bookingPath([slug]), publicAddress()).href }
	},
})
