import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { NotFound } from '#platform/perform.ts'
import { anyone } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Zone } from '../fields.ts'
import { bookableRows } from './bookable.ts'
import { typeToBook } from './bookable-types.ts'
import { freeTimes } from './free-times.ts'
import { type GroupSession, groupSessions } from './group-sessions.ts'
import { HoldToken, heldBy } from './holds.ts'
import { nextFree } from './next-free.ts'
import { openType } from './open-type.ts'
import { daysAsked, spanOfDays } from './times.ts'

/** 1.4: these pages show what a studio offers to whoever comes by, and nothing of anybody. */
const studioShown = async (db: Db): Promise<{ name: string; colour: string | null; demo: boolean }> => {
	const { rows } = await sql<{ name: string; colour: string | null; demo: boolean }>`
		select studio.name, settings.brand_colour as colour, studio.is_demo as demo
		from studio_settings settings join studio on studio.id = settings.studio_id`.execute(db)
	if (!rows[0]) throw new NotFound()
	return rows[0]
}

type FoundSession = GroupSession & { online: boolean }
const openToSee = ({ seatsLeft, waiting: _, mine: _mine, capacity: _all, ...session }: FoundSession) => ({
	...session,
	full: seatsLeft === 0,
})
export type OpenSession = ReturnType<typeof openToSee>

/** As many group sessions as a page of an offer can bear. */
const sessionsShown = 50

/**
 * 7.1, I3: what a studio offers to everyone, group sessions to join last; one that offers nothing has no page. How many seats are
 * left is not said: whoever typed somebody's address could count whether they come already (I34).
 */
export const openTypes = query('appointments.open-types', {
	input: z.object({}),
	may: anyone,
	async run({ db, now }) {
		const open = await bookableRows(db, { open: 'everyone' })
		if (open.length === 0) throw new NotFound()
		const types = open.filter(({ capacity }) => capacity === 1).map(typeToBook)
		const found = await groupSessions(db, { openTo: 'everyone', clientId: null, now, limit: sessionsShown })
		return { types, sessions: found.map(openToSee), studio: await studioShown(db) }
	},
})

/** 1.4, I3: one group session that everyone may join. A logged-in client sees whether they come already. */
export const openGroup = query('appointments.open-group', {
	input: z.object({ appointmentId: Id }),
	async subject({ db, actor, now }, { appointmentId }) {
		const clientId = actor.kind === 'client' ? actor.id : null
		const found = await groupSessions(db, { openTo: 'everyone', clientId, now, appointmentId, limit: 1 })
		return found[0]
	},
	may: anyone,
	run: async ({ db }, found) => ({
		session: { ...openToSee(found), mine: found.mine },
		studio: await studioShown(db),
	}),
})

/** One of them, with the clock on the studio's wall. */
export const openTypeShown = query('appointments.open-type', {
	input: z.object({ typeId: Id }),
	subject: ({ db }, { typeId }) => openType(db, typeId),
	may: anyone,
	run: async ({ db }, type) => ({
		...{ type: typeToBook(type), studioZone: type.studioZone, weekStartsOn: type.weekStartsOn },
		studio: await studioShown(db),
	}),
})

const asked = { typeId: Id, coachId: Id.nullish(), hold: HoldToken.nullish() }

/** 7.1, 7.2: its free times; what the asker holds is free to them. */
export const openTimes = query('appointments.open-times', {
	input: z.object({ ...asked, ...daysAsked, timeZone: Zone }),
	subject: ({ db }, { typeId }) => openType(db, typeId),
	may: anyone,
	async run({ db, now }, type, { coachId, hold, timeZone, ...days }) {
		if (coachId && !type.coachIds.includes(coachId)) throw new NotFound()
		const coachIds = coachId && type.assignment !== 'collective' ? [coachId] : type.coachIds
		const held = await heldBy(db, hold, now)
		const without = held ? { holdHash: held.hash } : {}
		const span = spanOfDays(days, timeZone)
		const found = await freeTimes(db, { type, coachIds, span, viewerZone: timeZone, now, without })
		return { ...found, timeZone }
	},
})

/** The time somebody chose: whether it is still theirs to take, until when it is kept, with whom; else the next free ones. */
export const openTime = query('appointments.open-time', {
	input: z.object({ ...asked, startsAt: z.iso.datetime({ offset: true }) }),
	subject: ({ db }, { typeId }) => openType(db, typeId),
	may: anyone,
	async run({ db, now }, type, { coachId: chosen = null, hold, startsAt: at }) {
		if (chosen && !type.coachIds.includes(chosen)) throw new NotFound()
		const startsAt = new Date(at)
		const held = await heldBy(db, hold, now)
		const mine = held?.typeId === type.id && held.startsAt.getTime() === startsAt.getTime() ? held : null
		const without = held ? { holdHash: held.hash } : {}
		const together = type.assignment === 'collective'
		const coachIds = chosen && !together ? [chosen] : type.coachIds
		const span = { from: startsAt, to: new Date(startsAt.getTime() + 1000) }
		const { times } = await freeTimes(db, { type, coachIds, span, viewerZone: 'UTC', now, without })
		const free = times.length > 0
		const who =
			together || type.coachIds.length === 1 ? type.coachIds : (mine?.coachIds ?? (chosen ? [chosen] : []))
		return {
			...{ free, until: mine?.until ?? null },
			coaches: type.coaches.filter(({ id }) => who.includes(id)).map(({ name }) => name),
			next: free ? [] : await nextFree(db, { type, startsAt, coachId: chosen, now }),
		}
	},
})
