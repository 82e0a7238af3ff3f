import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { furnishing } from '#features/house.ts'
import type { ClientActor } from '#platform/actor.ts'
import { openEmbedded } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { appUrl, ensureRoles, workerUrl } from '#platform/database/roles.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { newId } from '#platform/ids.ts'
import { root } from './setting.ts'

/** A durable, empty database of its own, with the house open on it: what writes is measured here, not in the large demo. */
export type Scratch = { owner: pg.Client; ownerUrl: string; close: () => Promise<void> }

export async function openScratch(): Promise<Scratch> {
	const folder = mkdtempSync(join(tmpdir(), 'touchline-bench-'))
	const embedded = await openEmbedded({ folder, durable: true })
	const { ownerUrl } = embedded
	await ensureRoles(ownerUrl)
	await migrate(ownerUrl, { folder: join(root, 'migrations'), log: () => {} })
	const owner = new pg.Client({ connectionString: ownerUrl })
	await owner.connect()
	const urls = { appUrl: appUrl(ownerUrl), workerUrl: workerUrl(ownerUrl) }
	await openHouse(furnishing, { ...urls, works: false, post: async () => {}, connections: 16 })
	return {
		owner,
		ownerUrl,
		close: async () => {
			await closeHouse()
			await owner.end()
			await embedded.stop()
			rmSync(folder, { recursive: true, force: true })
		},
	}
}

export type BookingStudio = {
	studioId: string
	coachIds: string[]
	clients: ClientActor[]
	typeIds: string[]
}

/** A studio whose coaches are open day and night, each with a type of their own, and one client for each of them. */
export async function bookingStudio(owner: pg.Client, coaches: number): Promise<BookingStudio> {
	const studioId = newId()
	const made: BookingStudio = { studioId, coachIds: [], clients: [], typeIds: [] }
	await owner.query(`insert into studio (id, slug, name) values ($1, 'bench-booking', 'Bench')`, [studioId])
	await owner.query('insert into studio_settings (studio_id) values ($1)', [studioId])
	for (let n = 0; n < coaches; n++) await addCoach(owner, made, n)
	return made
}

async function addCoach(
	owner: pg.Client,
	{ studioId, coachIds, clients, typeIds }: BookingStudio,
	n: number,
) {
	const [coachId, clientId, typeId] = [newId(), newId(), newId()]
	await owner.query(
		`insert into staff (studio_id, id, role, name, email) values ($1, $2, 'coach', 'Coach', 'coach@example.test')`,
		[studioId, coachId],
	)
	await owner.query('insert into coach_schedule (studio_id, staff_id) values ($1, $2)', [studioId, coachId])
	await owner.query(
		`insert into weekly_hours (studio_id, staff_id, weekday, from_minute, to_minute)
			select $1, $2, day, 0, 1440 from generate_series(0, 6) day`,
		[studioId, coachId],
	)
	await owner.query(
		`insert into client (studio_id, id, first_name, last_name, email, primary_coach_id) values ($1, $2, 'Bench', $3, $4, $5)`,
		[studioId, clientId, String(n), `bench-${n}@example.test`, coachId],
	)
	await owner.query(
		`insert into appointment_type (studio_id, id, name, duration_minutes, step_minutes, minimum_notice_minutes, horizon_days,
			currency, self_booking) values ($1, $2, $3, 60, 60, 0, 730, 'EUR', 'clients')`,
		[studioId, typeId, `Type ${n}`],
	)
	await owner.query('insert into appointment_type_coach (studio_id, type_id, staff_id) values ($1, $2, $3)', [
		studioId,
		typeId,
		coachId,
	])
	coachIds.push(coachId)
	typeIds.push(typeId)
	clients.push({
		...{ kind: 'client', studioId, id: clientId, accountId: newId(), name: 'Bench', archived: false },
		...{ locale: 'en', timeZone: 'Europe/Paris' },
	})
}
