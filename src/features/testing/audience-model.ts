import fc from 'fast-check'

/** How many people and groups a model has; the last group is by rule. */
export const [people, groups] = [4, 3]
const person = fc.integer({ min: 0, max: people - 1 })
const group = fc.integer({ min: 0, max: groups - 1 })
const flag = fc.boolean()

/** Anything that may change who sees a program, or who has been told. */
export const step = fc.oneof(
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
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Everything that decides who may see a program, as plain values: the rule said a second time, without SQL. */
export class Model {
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

	/** 4.3: whoever sees it and wasn't told of this grant is told: all when sharing is touched, one who joins then. */
	tellDue(among = this.audience()): void {
		for (const who of among.filter((each) => this.sees(each))) {
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
