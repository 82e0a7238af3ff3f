import { z } from 'zod'
import { anyClient } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { type BookableRow, bookableRows } from './bookable.ts'

export const bookableType = z.object({
	id: z.string(),
	name: z.string(),
	description: z.string(),
	durationMinutes: z.number(),
	priceMinor: z.number(),
	currency: z.string(),
	place: z.string(),
	/** There is a link to meet: shown once it is booked. */
	online: z.boolean(),
	/** The coach answers before it is booked. */
	needsApproval: z.boolean(),
	/** More than one: a group session, which is joined. */
	capacity: z.number(),
	/** All of the coaches lead it, or one of them. */
	together: z.boolean(),
	coaches: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type BookableType = z.infer<typeof bookableType>

export const typeToBook = (row: BookableRow): BookableType => ({
	id: row.id,
	name: row.name,
	description: row.description,
	durationMinutes: row.duration_minutes,
	priceMinor: row.price_minor,
	currency: row.currency,
	place: row.place,
	online: row.link !== null,
	needsApproval: row.needs_approval,
	capacity: row.capacity,
	together: row.assignment === 'collective',
	coaches: row.coaches,
})

/** 7.1: what a client may book by themselves. A studio has dozens at most: no pages. */
export const bookableTypes = query('appointments.bookable-types', {
	input: z.object({}),
	output: z.object({ types: z.array(bookableType) }),
	may: anyClient,
	async run({ db }) {
		return { types: (await bookableRows(db, { open: 'clients' })).map(typeToBook) }
	},
})
