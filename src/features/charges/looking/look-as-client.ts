import type { Actor } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { setupOf } from '../queries/setups.ts'
import { chargeOf } from '../queries/subjects.ts'
import { inStudio } from './in-studio.ts'
import { lookAtCharge } from './look-at-charge.ts'
import { lookAtSetup } from './look-at-setup.ts'

/** 5: a client who comes back looks at their own charge; what isn't theirs is nobody's to ask about (1.4). */
export async function lookAsClient(actor: Actor, chargeId: string): Promise<void> {
	if (actor.kind !== 'client' || !Id.safeParse(chargeId).success) return
	const charge = await inStudio(actor.studioId, (db) => chargeOf(db, chargeId))
	if (charge?.client_id === actor.id) await lookAtCharge(actor.studioId, chargeId)
}

export async function lookAtMySetup(actor: Actor, setupId: string): Promise<void> {
	if (actor.kind !== 'client' || !Id.safeParse(setupId).success) return
	const setup = await inStudio(actor.studioId, (db) => setupOf(db, setupId))
	if (setup?.client_id === actor.id) await lookAtSetup(actor.studioId, setupId)
}
