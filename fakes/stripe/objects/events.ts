import { contract } from '../contract/schema.ts'
import type { Thing, World } from '../world.ts'

/** Writes an event with the object as it is now, and tells whoever delivers. */
export function emit(world: World, type: string, thing: object, previous?: Record<string, unknown>): void {
	const event = world.add({
		object: 'event',
		api_version: contract.version,
		data: { object: structuredClone(thing), ...(previous && { previous_attributes: previous }) },
		livemode: false,
		pending_webhooks: 0,
		request: { ...world.request },
		type,
	})
	world.onEvent(event)
}

/** Changes a thing and says what it was before, as `*.updated` events do. */
export function change(thing: Thing, to: Record<string, unknown>): Record<string, unknown> {
	const before = Object.fromEntries(Object.keys(to).map((key) => [key, structuredClone(thing[key])]))
	Object.assign(thing, to)
	return before
}

/** Metadata is merged; an empty value removes its key, an empty string all of them. */
export function mergeMetadata(was: unknown, is: unknown): Record<string, string> {
	if (is === '') return {}
	const merged = { ...(was as Record<string, string>), ...(is as Record<string, string>) }
	return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
}
