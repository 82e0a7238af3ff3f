import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { anyStaff, coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { studioBasics } from './basics.ts'

/** What forms and filters of the agenda let one choose from: who leads appointments, where and in what money the studio works. */
export const agendaChoices = query('appointments.agenda-choices', {
	input: z.object({}),
	output: z.object({
		coaches: z.array(z.object({ id: z.string(), name: z.string() })),
		timeZone: z.string(),
		currency: z.string(),
	}),
	may: anyStaff,
	async run({ db }) {
		const coaches = await db
			.selectFrom('staff')
			.select(['id', 'name'])
			.where('removed_at', 'is', null)
			.where('role', 'in', ['owner', 'coach'])
			.orderBy('name')
			.orderBy('id')
			.execute()
		return { coaches, ...(await studioBasics(db)) }
	},
})

/** 7.1: what the form of a type lets one choose from, for whoever may make types. */
export const typeChoices = query('appointments.type-choices', {
	input: z.object({}),
	output: z.object({
		coaches: z.array(z.object({ id: z.string(), name: z.string() })),
		currency: z.string(),
		/** Whoever asks: a coach's own type is theirs at first. */
		me: z.string(),
		role: z.enum(['owner', 'coach', 'assistant']),
	}),
	may: coaches,
	run: async ({ ask, actor }) => {
		const { coaches, currency } = await ask(agendaChoices, {})
		return { coaches, currency, me: staffIdOf(actor) ?? '', role: 'role' in actor ? actor.role : 'coach' }
	},
})
