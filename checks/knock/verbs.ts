/// <reference types="vite/client" />
import { apiRoutes } from '#features/api.ts'
import { type DoorMark, door } from '#platform/http/doors.ts'
import type { AnyQuery, AnyUseCase } from '#platform/use-case.ts'

export type Verb = AnyUseCase | AnyQuery
type Module = Record<string, unknown>

const isVerb = (thing: unknown): thing is Verb =>
	typeof thing === 'object' &&
	thing !== null &&
	'does' in thing &&
	(thing.does === 'use-case' || thing.does === 'query') &&
	'may' in thing

const features = import.meta.glob<Module>(
	[
		'/src/features/*/queries.ts',
		'/src/features/*/queries/**/*.ts',
		'/src/features/*/use-cases/**/*.ts',
		'!/src/features/testing/**',
		'!/src/**/*.test.ts',
	],
	{ eager: true },
)

/** Server files of routes: what people can knock at. */
export const routeFiles = import.meta.glob<Module>(
	['/src/routes/**/+page.server.ts', '/src/routes/**/+layout.server.ts', '/src/routes/**/+server.ts'],
	{ eager: true },
)

/** Names only: pages, and universal loads, which run without a door. */
export const pageFiles = Object.keys(import.meta.glob('/src/routes/**/+page.svelte'))
export const universalFiles = Object.keys(
	import.meta.glob(['/src/routes/**/+page.ts', '/src/routes/**/+layout.ts']),
)

export const markOf = (thing: unknown): DoorMark | undefined =>
	(typeof thing === 'function' || typeof thing === 'object') && thing !== null
		? (thing as { [door]?: DoorMark })[door]
		: undefined

/** Every use-case and query there is, by name: of the features' files, of pages' actions and of the API. */
export function allVerbs(): Map<string, Verb> {
	const ofFiles = Object.values(features).flatMap((module) => Object.values(module).filter(isVerb))
	const ofPages = Object.values(routeFiles).flatMap(
		(module) => markOf(module.actions)?.does ?? markOf(module.load)?.does ?? [],
	)
	const ofApi = apiRoutes.map(({ operation }) => operation as Verb)
	return new Map([...ofFiles, ...ofPages, ...ofApi].map((verb) => [verb.name, verb]))
}
