import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToGroup } from '#features/clients/use-cases/add-to-group.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { reactivateClients } from '#features/clients/use-cases/reactivate-clients.ts'
import { removeFromGroup } from '#features/clients/use-cases/remove-from-group.ts'
import { tagClients } from '#features/clients/use-cases/tag-clients.ts'
import { groups, Model, people, type Step, step } from '#features/testing/audience-model.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { as, clientOf, studio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { must, NotFound } from '#platform/perform.ts'
import { audienceOf } from './queries/access.ts'
import { myProgram, myPrograms } from './queries/my-programs.ts'
import { activateSharing } from './use-cases/activate-sharing.ts'
import { addClients } from './use-cases/add-clients.ts'
import { deactivateSharing } from './use-cases/deactivate-sharing.ts'
import { deleteSharing } from './use-cases/delete-sharing.ts'
import { setSharing } from './use-cases/set-sharing.ts'
import { tellWhenGeneric } from './use-cases/tell-when-generic.ts'

useHouse()

type World = {
	studioId: string
	coach: Actor
	clients: Actor[]
	groupIds: string[]
	programId: string
	model: Model
}

async function world(): Promise<World> {
	const { id: studioId, coach } = await studio()
	// The studio's own two are out of the way: only the model's people are in question.
	await within(studioId, (db) => db.deleteFrom('client').execute())
	const clients: Actor[] = []
	for (let n = 0; n < people; n++)
		clients.push(await clientOf(studioId, { firstName: `P${n}`, lastName: '', coachId: coach.id }))
	const groupIds = Array.from({ length: groups }, () => newId())
	const programId = newId()
	await within(studioId, async (db) => {
		for (const [n, id] of groupIds.entries())
			await db
				.insertInto('client_group')
				.values({ studio_id: studioId, id, name: `G${n}`, everyone_tagged: n === groups - 1 ? 'vip' : null })
				.execute()
		await db
			.insertInto('program')
			.values({ studio_id: studioId, id: programId, title: 'P', published_at: new Date() })
			.execute()
	})
	return { studioId, coach, clients, groupIds, programId, model: new Model() }
}

/** Publishing and shelving a program are rows here: their events are tested in specific-sharing.test.ts. */
const set = (at: World, work: (db: Db) => Promise<unknown>) => within(at.studioId, work)

type Of<D extends Step['do']> = Extract<Step, { do: D }>
const client = (at: Pick<World, 'clients'>, n: number) => at.clients[n]?.id as string

function take(at: World, now: Step): Promise<void> {
	if (now.do === 'add' || now.do === 'delete') return names(at, now)
	if (now.do === 'set' || now.do === 'switch' || now.do === 'tick') return shares(at, now)
	if (now.do === 'join') return joins(at, now)
	if (now.do === 'publish' || now.do === 'shelve') return programChanges(at, now)
	return clientChanges(at, now)
}

async function names(at: World, now: Of<'add' | 'delete'>): Promise<void> {
	const { coach, programId, model } = at
	const clientId = client(at, now.person)
	if (now.do === 'delete') {
		const outcome = await as(coach).do(deleteSharing, { programId, clientId })
		expect(outcome.ok).toBe(model.named.has(now.person))
		model.named.delete(now.person)
		return
	}
	const outcome = await as(coach).do(addClients, { programId, clientIds: [clientId] })
	expect(outcome.ok).toBe(model.kind === 'specific' && !model.archived.has(now.person))
	if (!outcome.ok || model.named.has(now.person)) return
	model.named.add(now.person)
	model.grants[now.person] = (model.grants[now.person] ?? 0) + 1
	model.tellDue()
}

async function shares(at: World, now: Of<'set' | 'switch' | 'tick'>): Promise<void> {
	const { programId, model } = at
	const coach = as(at.coach)
	if (now.do === 'set') {
		const groupIds = now.groups.map((n) => at.groupIds[n] as string)
		const outcome = must(await coach.do(setSharing, { programId, kind: now.kind, groupIds }))
		const chosen = new Set(now.groups)
		const changed = now.kind !== model.kind || chosen.symmetricDifference(model.chosen).size > 0
		expect(outcome.kind).toBe(now.kind)
		Object.assign(model, { kind: now.kind, chosen })
		if (changed) model.tellDue()
	} else if (now.do === 'switch') {
		if (now.on) must(await coach.do(activateSharing, { programId }))
		else must(await coach.do(deactivateSharing, { programId }))
		const wasOn = model.active
		model.active = now.on
		if (now.on && !wasOn) model.tellDue()
	} else {
		must(await coach.do(tellWhenGeneric, { programId, tell: now.on }))
		const changed = model.tell !== now.on
		model.tell = now.on
		if (changed) model.tellDue()
	}
}

async function programChanges(at: World, now: Of<'publish' | 'shelve'>): Promise<void> {
	const since = now.on ? new Date() : null
	if (now.do === 'publish') at.model.published = now.on
	else at.model.shelved = now.on
	const change = now.do === 'publish' ? { published_at: since } : { archived_at: since }
	await set(at, (db) => db.updateTable('program').set(change).execute())
}

async function clientChanges({ coach, model, ...at }: World, now: Of<'tag' | 'archive'>): Promise<void> {
	const on = now.do === 'tag' ? now.has : now.on
	const those = now.do === 'tag' ? model.tagged : model.archived
	const changes = those.has(now.person) !== on
	if (on) those.add(now.person)
	else those.delete(now.person)
	const clientIds = [client(at, now.person)]
	if (now.do === 'tag') must(await as(coach).do(tagClients, { clientIds, [on ? 'add' : 'remove']: ['vip'] }))
	else if (on) must(await as(coach).do(archiveClients, { clientIds }))
	else must(await as(coach).do(reactivateClients, { clientIds }))
	if (changes) model.tellDue([now.person])
}

async function joins({ coach, model, ...at }: World, now: Of<'join'>): Promise<void> {
	const members = model.byHand[now.group]
	const changes = members?.has(now.person) !== now.joins
	if (now.joins) members?.add(now.person)
	else members?.delete(now.person)
	const input = { groupId: at.groupIds[now.group] as string, clientIds: [client(at, now.person)] }
	if (now.joins) must(await as(coach).do(addToGroup, input))
	else must(await as(coach).do(removeFromGroup, input))
	if (changes && now.joins) model.tellDue([now.person])
}

async function compare(at: World): Promise<void> {
	const expected = at.model.audience().map((n) => at.clients[n]?.id)
	const found = await within(at.studioId, (db) => audienceOf(db, at.programId))
	expect(new Set(found)).toEqual(new Set(expected))
}

/** What each client sees through their own doors: list, search and detail say the same as the model. */
async function compareDoors(at: World): Promise<void> {
	for (const [n, client] of at.clients.entries()) {
		const actor = { ...client, archived: at.model.archived.has(n) } as Actor
		const sees = at.model.sees(n)
		const notFound = (error: unknown) => {
			if (error instanceof NotFound) return null
			throw error
		}
		const detail = await as(actor).ask(myProgram, { programId: at.programId }).catch(notFound)
		const list = await as(actor).ask(myPrograms, { q: 'p' }).catch(notFound)
		expect({ detail: detail !== null, listed: (list?.programs.length ?? 0) > 0 }).toEqual({
			detail: sees,
			listed: sees,
		})
	}
}

async function compareTold(at: World): Promise<void> {
	const rows = await within(at.studioId, (db) =>
		db
			.selectFrom('message')
			.select(['client_id', ({ fn }) => fn.countAll<string>().as('times')])
			.groupBy('client_id')
			.execute(),
	)
	const times = new Map(rows.map((row) => [row.client_id, Number(row.times)]))
	expect(at.clients.map(({ id }) => times.get(id) ?? 0)).toEqual(at.model.mails)
}

test('I20, I24 after every step exactly the audience sees the program, and each grant was told of once', {
	timeout: 120_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
			const at = await world()
			for (const now of steps) {
				await take(at, now)
				await drain()
				await compare(at)
			}
			await compareDoors(at)
			await compareTold(at)
		}),
		{ numRuns: Number(process.env.MODEL_RUNS ?? 25), interruptAfterTimeLimit: 60_000 },
	)
})
