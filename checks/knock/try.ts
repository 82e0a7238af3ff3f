import { within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { Invalid, NotFound, perform, reading } from '#platform/perform.ts'
import { expected, type Stranger } from './expect.ts'
import { inputFor, keyOf, slotsOf } from './generate.ts'
import type { Verb } from './verbs.ts'
import type { World } from './world.ts'

/** What came of knocking: a code (`ok`, `not_found`, …) and everything that was said. */
export type Answer = { code: string; said: string }

/** Does the verb for a look: a use-case as a preview, which runs everything and keeps nothing. */
export async function attempt(verb: Verb, input: unknown, actor: Actor): Promise<Answer> {
	// Limits count tries for a day: one stranger's must not be another's answer.
	if (verb.does === 'use-case' && verb.limits)
		await within(null, (db) => db.deleteFrom('rate_limit').execute())
	try {
		if (verb.does === 'query') {
			const value = await reading(actor, (r) => r.ask(verb, input as never))
			return { code: 'ok', said: saying(value) }
		}
		const outcome = await perform(verb, input, { actor, preview: true })
		return { code: outcome.ok ? 'ok' : outcome.code, said: saying(outcome) }
	} catch (error) {
		if (error instanceof NotFound) return { code: 'not_found', said: '' }
		if (error instanceof Invalid) return { code: 'invalid', said: saying(error.fields) }
		return { code: 'crashed', said: String(error instanceof Error ? error.message : error) }
	}
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** Without what differs each time, so that two answers can be compared. */
const saying = (value: unknown): string =>
	(JSON.stringify(value) ?? '').replaceAll(uuid, 'ID').replaceAll(instant, 'AT')

/** The slots of a verb with their names in the world; those the world lacks are findings. */
export function knownSlots(
	verb: Verb,
	world: World,
): { slots: { path: string; key: string }[]; findings: string[] } {
	const all = slotsOf(verb).map((path) => ({ path, key: keyOf(verb.name, path, world.ids) }))
	return {
		slots: all.flatMap(({ path, key }) => (key === null ? [] : [{ path, key }])),
		findings: all
			.filter(({ key }) => key === null)
			.map(
				({ path }) =>
					`${verb.name} takes ${path}, which the world doesn't have: add it to checks/knock/rows.ts`,
			),
	}
}

/** Knocks at one verb as one stranger, with each of the victim's ids in turn. */
export async function knock(verb: Verb, stranger: Stranger, victim: World): Promise<string[]> {
	const { slots } = knownSlots(verb, victim)
	const idFrom = (path: string, swapped: string | null, id: string) =>
		path === swapped ? id : (stranger.home[keyOf(verb.name, path, victim.ids) ?? ''] ?? newId())
	const input = (swapped: string | null, id = '') =>
		inputFor(verb, (path) => idFrom(path, swapped, id), victim.mark)
	const where = `${verb.name} as ${stranger.who}`
	const home = await attempt(verb, input(null), stranger.actor)
	const findings = judged(where, home, stranger, expected(verb.may.name, stranger, false) === 'nothing')
	for (const { path, key } of slots) {
		const wanted = expected(verb.may.name, stranger, victim.ofClient.has(key))
		const at = `${where}, with ${path} of somebody else`
		const answer = await attempt(verb, input(path, victim.ids[key]), stranger.actor)
		findings.push(...judged(at, answer, stranger, wanted === 'nothing'))
		if (wanted !== 'unknown' || answer.code === 'not_found') continue
		const unknown = await attempt(verb, input(path, newId()), stranger.actor)
		if (answer.code !== unknown.code || answer.said !== unknown.said)
			findings.push(`${at}: ${brief(answer)}, but for an id nobody has: ${brief(unknown)} (1.4)`)
	}
	return findings
}

function judged(where: string, answer: Answer, { mustNotSee }: Stranger, shut: boolean): string[] {
	if (answer.code === 'crashed') return [`${where}: crashes: ${answer.said.slice(0, 300)}`]
	const seen = wordsSeen(answer.said, mustNotSee)
	if (seen) return [`${where}: the answer holds somebody else's words: ${around(answer.said, seen)}`]
	if (shut && answer.code !== 'not_found') return [`${where}: ${brief(answer)} instead of not_found`]
	return []
}

/** The first of these words that an answer holds. */
export const wordsSeen = (said: string, words: string[]): string | undefined =>
	words.find((each) => said.toLowerCase().includes(each.toLowerCase()))

const around = (text: string, mark: string): string => {
	const at = text.toLowerCase().indexOf(mark.toLowerCase())
	return text.slice(Math.max(0, at - 80), at + 80)
}

const brief = ({ code, said }: Answer): string => `${code} ${said.slice(0, 200)}`
