import type { Thing, World } from '../world.ts'
import type { Params } from './read.ts'
import { invalid } from './refusal.ts'

export type List = { object: 'list'; url: string; has_more: boolean; data: Thing[] }

/** A page of a list: newest first, by cursors that name an object. */
export function listOf(
	world: World,
	url: string,
	object: string,
	params: Params,
	fits: (thing: Thing) => boolean,
): List {
	const limit = (params.limit as number | undefined) ?? 10
	if (limit < 1 || limit > 100) throw invalid('Invalid limit: must be between 1 and 100', { param: 'limit' })
	if (params.starting_after && params.ending_before)
		throw invalid('You may only specify one of these parameters: starting_after, ending_before.')
	const all = [...world.all(object).values()].reverse().filter(within(params.created)).filter(fits)
	const at = (param: 'starting_after' | 'ending_before') => {
		const thing = world.get<Thing>(object, params[param], param)
		return all.indexOf(thing)
	}
	if (params.ending_before) {
		const end = at('ending_before')
		const start = Math.max(0, end - limit)
		return { object: 'list', url, has_more: start > 0, data: all.slice(start, end) }
	}
	const start = params.starting_after ? at('starting_after') + 1 : 0
	return { object: 'list', url, has_more: all.length > start + limit, data: all.slice(start, start + limit) }
}

function within(created: Params[string]): (thing: Thing) => boolean {
	if (created === undefined) return () => true
	if (typeof created === 'number') return (thing) => thing.created === created
	const { gt, gte, lt, lte } = created as { gt?: number; gte?: number; lt?: number; lte?: number }
	return (thing) =>
		(gt === undefined || thing.created > gt) &&
		(gte === undefined || thing.created >= gte) &&
		(lt === undefined || thing.created < lt) &&
		(lte === undefined || thing.created <= lte)
}

/** Search by Stripe's query language: metadata['k']:'v', status:'succeeded', amount>1000, joined by one of AND and OR. */
export function searchOf(world: World, url: string, object: string, params: Params) {
	const query = String(params.query)
	if (/ AND /.test(query) && / OR /.test(query))
		throw invalid('You can only use AND or OR in a search query, not both.', { param: 'query' })
	const clauses = query.split(/ AND | OR /).map(clauseOf)
	const newest = world.now() - world.knobs.searchLag
	const found = [...world.all(object).values()]
		.reverse()
		.filter(({ created }) => created <= newest)
		.filter((thing) =>
			/ OR /.test(query) ? clauses.some((fits) => fits(thing)) : clauses.every((fits) => fits(thing)),
		)
	const start = params.page ? Number(params.page) : 0
	const limit = (params.limit as number | undefined) ?? 10
	const more = found.length > start + limit
	return {
		object: 'search_result' as const,
		url,
		has_more: more,
		next_page: more ? String(start + limit) : null,
		data: found.slice(start, start + limit),
	}
}

const clause =
	/^\s*(-?)(\w+)(?:\[(['"])([^'"]+)\3\])?\s*(:|~|>=|<=|>|<)\s*(?:(['"])(.*)\6|(-?\d+)|(null))\s*$/

function clauseOf(text: string): (thing: Thing) => boolean {
	const match = clause.exec(text)
	if (!match) throw invalid(`We were unable to parse your search query: ${text}`, { param: 'query' })
	const [, not, field = '', , key, operator, , word, number, nothing] = match
	return (thing) => {
		const whole = thing[field]
		const value = key === undefined ? whole : (whole as Record<string, unknown> | undefined)?.[key]
		const fits = nothing
			? value === undefined || value === null
			: compare(value, operator ?? ':', word ?? Number(number))
		return not ? !fits : fits
	}
}

function compare(value: unknown, operator: string, sought: string | number): boolean {
	if (operator === ':')
		return typeof sought === 'string'
			? String(value).toLowerCase() === sought.toLowerCase()
			: value === sought
	if (operator === '~') return String(value).includes(String(sought))
	if (typeof value !== 'number') return false
	const bound = Number(sought)
	if (operator === '>') return value > bound
	if (operator === '<') return value < bound
	return operator === '>=' ? value >= bound : value <= bound
}
