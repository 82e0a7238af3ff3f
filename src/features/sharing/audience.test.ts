import fc from 'fast-check'
import { expect, test } from 'vitest'
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

const [people, groups] = [4, 3]
const person = fc.integer({ min: 0, max: people - 1 })
const group = fc.integer({ min: 0, max: groups - 1 })
const flag = fc.boolean()

const step = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), person }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), person }) },
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('set' as const),
			kind: fc.constantFrom('specific' as const, 'generic' as const),
			groups: fc.uniqueArray(group),
		}),
	},
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('switch' as const), on: flag }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), person, group, joins: flag }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('tag' as const), person, has: flag }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const), on: flag }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('shelve' as const), on: flag }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('archive' as const), person, on: flag }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('tick' as const), on: flag }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Everything that decides who may see a program, as plain values: the rule said a second time, without SQL. */
class Model {
	kind: 'specific' | 'generic' = 'specific'
	active = false
	tell = false
	published = true
	shelved = false
	/** Person → how many grants they have had; the last one counts while `named` holds them. */
	grants = Array<number>(people).fill(0)
	named = new Set<number>()
	chosen = new Set<number>()
	byHand = Array.from({ length: groups }, () => new Set<number>())
	tagged = new Set<number>()
	archived = new Set<number>()
	/** Grants somebody was told of: `3#2` is person 3's second, `3#all` the generic one. */
	told = new Set<string>()
	mails = Array<number>(people).fill(0)

	/** The last group is by rule: everybody with the tag. */
	isIn(who: number, which: number): boolean {
		return this.byHand[which]?.has(who) || (which === groups - 1 && this.tagged.has(who))
	}

	sees(who: number): boolean {
		if (!this.published || this.shelved || !this.active || this.archived.has(who)) return false
		if (this.kind === 'specific') return this.named.has(who)
		return this.chosen.size === 0 || [...this.chosen].some((which) => this.isIn(who, which))
	}

	audience(): number[] {
		return [...Array(people).keys()].filter((who) => this.sees(who))
	}

	/** 4.3: whoever sees it and wasn't told of this grant is told, when sharing is touched. */
	tellDue(): void {
		for (const who of this.audience()) {
			const own = this.named.has(who) ? `${who}#${this.grants[who]}` : null
			if (this.kind === 'specific' && own && !this.told.has(own)) this.say(who, own)
			const heard = this.told.has(`${who}#all`) || (own !== null && this.told.has(own))
			if (this.kind === 'generic' && this.tell && !heard) this.say(who, `${who}#all`)
		}
	}

	say(who: number, grant: string): void {
		this.told.add(grant)
		this.mails[who] = (this.mails[who] ?? 0) + 1
	}
}

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

/** Membership, publishing and archiving belong to other features: here they are rows. */
const set = (at: World, work: (db: Db) => Promise<unknown>) => within(at.studioId, work)

async function take(at: World, now: Step): Promise<void> {
	const { coach, programId, model } = at
	const client = (n: number) => at.clients[n]?.id as string
	switch (now.do) {
		case 'add': {
			const outcome = await as(coach).do(addClients, { programId, clientIds: [client(now.person)] })
			expect(outcome.ok).toBe(model.kind === 'specific' && !model.archived.has(now.person))
			if (!outcome.ok || model.named.has(now.person)) return
			model.named.add(now.person)
			model.grants[now.person] = (model.grants[now.person] ?? 0) + 1
			return model.tellDue()
		}
		case 'delete': {
			const outcome = await as(coach).do(deleteSharing, { programId, clientId: client(now.person) })
			expect(outcome.ok).toBe(model.named.has(now.person))
			model.named.delete(now.person)
			return
		}
		case 'set': {
			const groupIds = now.groups.map((n) => at.groupIds[n] as string)
			const outcome = must(await as(coach).do(setSharing, { programId, kind: now.kind, groupIds }))
			const chosen = new Set(now.groups)
			const changed = now.kind !== model.kind || chosen.symmetricDifference(model.chosen).size > 0
			expect(outcome.kind).toBe(now.kind)
			model.kind = now.kind
			model.chosen = chosen
			return changed ? model.tellDue() : undefined
		}
		case 'switch': {
			if (now.on) must(await as(coach).do(activateSharing, { programId }))
			else must(await as(coach).do(deactivateSharing, { programId }))
			const wasOn = model.active
			model.active = now.on
			return now.on && !wasOn ? model.tellDue() : undefined
		}
		case 'tick': {
			must(await as(coach).do(tellWhenGeneric, { programId, tell: now.on }))
			const changed = model.tell !== now.on
			model.tell = now.on
			return changed ? model.tellDue() : undefined
		}
		case 'join':
			return joins(at, now)
		case 'tag':
			if (now.has) model.tagged.add(now.person)
			else model.tagged.delete(now.person)
			return void (await set(at, (db) =>
				db
					.updateTable('client')
					.set({ tags: now.has ? ['vip'] : [] })
					.where('id', '=', client(now.person))
					.execute(),
			))
		case 'publish':
			model.published = now.on
			return void (await set(at, (db) =>
				db
					.updateTable('program')
					.set({ published_at: now.on ? new Date() : null })
					.execute(),
			))
		case 'shelve':
			model.shelved = now.on
			return void (await set(at, (db) =>
				db
					.updateTable('program')
					.set({ archived_at: now.on ? new Date() : null })
					.execute(),
			))
		case 'archive':
			if (now.on) model.archived.add(now.person)
			else model.archived.delete(now.person)
			return void (await set(at, (db) =>
				db
					.updateTable('client')
					.set({ archived_at: now.on ? new Date() : null })
					.where('id', '=', client(now.person))
					.execute(),
			))
	}
}

async function joins(at: World, now: Extract<Step, { do: 'join' }>): Promise<void> {
	const [group_id, client_id] = [at.groupIds[now.group] as string, at.clients[now.person]?.id as string]
	const members = at.model.byHand[now.group]
	if (now.joins) members?.add(now.person)
	else members?.delete(now.person)
	await set(at, (db) =>
		now.joins
			? db
					.insertInto('client_group_member')
					.values({ studio_id: at.studioId, group_id, client_id })
					.onConflict((already) => already.doNothing())
					.execute()
			: db
					.deleteFrom('client_group_member')
					.where('group_id', '=', group_id)
					.where('client_id', '=', client_id)
					.execute(),
	)
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
