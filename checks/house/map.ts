import {
	featureFiles,
	gatherers,
	kitShow,
	mayUse,
	ownFiles,
	testing,
	usableFiles,
	usableOwnFiles,
} from './edges.ts'
import type { Finding } from './report.ts'
import type { Import, Source } from './source.ts'

/** Where a file stands: its layer, and inside `features` its feature and the rest of its path. */
type Place = { layer: string; feature?: string; rest: string }

export function placeOf(path: string): Place {
	const [top = '', layer = '', feature = '', ...rest] = path.split('/')
	if (top !== 'src') return { layer: top, rest: path }
	if (layer !== 'features') return { layer: feature ? layer : 'root', rest: [feature, ...rest].join('/') }
	return rest.length === 0 ? { layer: 'gatherers', rest: feature } : { layer, feature, rest: rest.join('/') }
}

const isTest = (path: string) => path.endsWith('.test.ts')
const within = (allowed: readonly string[], file: string) =>
	allowed.some((each) => (each.endsWith('/') ? file.startsWith(each) : file === each))

/** Everything in src that goes against the plan of the house (architecture.md). */
export const mapFindings = (sources: Source[], files: string[]): Finding[] => [
	...sources.flatMap(importFindings),
	...sources.flatMap(nameFindings),
	...files.flatMap(fileFindings),
]

function importFindings(source: Source): Finding[] {
	const from = placeOf(source.path)
	return source.imports.flatMap((each) => {
		const why = whyNot(from, source.path, each)
		return why ? [{ at: `${source.path}:${each.line}`, text: `imports ${each.specifier}: ${why}` }] : []
	})
}

function whyNot(from: Place, path: string, { specifier, target, typeOnly }: Import): string | null {
	const to = target === null ? null : placeOf(target)
	if (to?.feature === testing && !isTest(path) && from.feature !== testing)
		return 'what builds test worlds is for tests only'
	if (path.startsWith(kitShow) && to?.layer !== 'features') return null
	if (from.layer === 'routes') return routeWhyNot(specifier, to)
	if (!to) return null
	if (from.layer === 'platform' && ['features', 'gatherers', 'ui', 'routes'].includes(to.layer))
		return 'the platform knows no feature and no screen; let the feature hand it over (as house.ts does)'
	if (from.layer === 'ui' && ['features', 'gatherers', 'routes'].includes(to.layer))
		return 'the kit knows no feature; pass what it needs as a property'
	if (
		from.layer === 'ui' &&
		to.layer === 'platform' &&
		!typeOnly &&
		!/^(i18n\/|time\/days\.ts$|money\/currency\.ts$)/.test(to.rest)
	)
		return 'the kit runs in the browser: of the platform it takes words, days, amounts and types only'
	if (to.layer === 'routes') return 'nothing imports a route'
	return from.layer === 'features' ? featureWhyNot(from, path, to, typeOnly) : null
}

// A route opens a door, reads what its address says (days), names its page, and says where bytes are kept.
const forRoutes =
	/^(http\/(doors|cookies)|time\/days|calendar\/days|files\/(accept|answers|kinds))\.ts$|^i18n\//

function routeWhyNot(specifier: string, to: Place | null): string | null {
	if (!to)
		return /^(svelte|@sveltejs\/kit|\$app\/)/.test(specifier) ? null : 'a route only joins a door and a page'
	if (to.layer === 'features' || to.layer === 'gatherers' || forRoutes.test(to.rest)) return null
	if (to.rest.startsWith('layouts/') || specifier.endsWith('.css') || specifier.endsWith('/$types'))
		return null
	return 'routes use #features/*, #platform/http/doors.ts, days, messages and the layouts of #ui, nothing else: move the work into a feature'
}

function featureWhyNot(from: Place, path: string, to: Place, typeOnly: boolean): string | null {
	if (to.layer === 'gatherers' && !isTest(path) && from.feature !== testing)
		return 'what gathers all features is above them'
	const inPage = from.rest.startsWith('pages/')
	if (inPage && !typeOnly && isServerOnly(to))
		return 'a page runs in the browser: use `import type`, and let the door load the data'
	if (to.layer !== 'features' || to.feature === from.feature || from.feature === testing) return null
	if (to.feature === testing) return null
	// A test may arrange its world with whatever people would use.
	if (isTest(path) && within(usableFiles, to.rest)) return null
	const allowed = mayUse[from.feature ?? '']
	if (!allowed)
		return `the feature ${from.feature} is not on the map: add it to checks/house/edges.ts where it belongs`
	if (!allowed.includes(to.feature ?? ''))
		return `${from.feature} may not use ${to.feature}, which is above or beside it: listen to its events, or move what both need down`
	if (within([...usableFiles, ...(usableOwnFiles[to.feature ?? ''] ?? [])], to.rest)) return null
	return `${to.rest} is ${to.feature}'s own; others use its queries, use-cases, permissions, rules, events and pages/parts`
}

const isServerOnly = ({ layer, rest }: Place) =>
	layer === 'gatherers' ||
	(layer === 'features' && !/^(pages|rules|library)\/|^rules\.ts$/.test(rest)) ||
	(layer === 'platform' &&
		!rest.startsWith('i18n/') &&
		/^(database|http|telling|testing)\/|^(perform|jobs|events|use-case|permission|reactions|worker)\.ts$/.test(
			rest,
		))

/** One name everywhere: the file's path is the use-case's name. */
function nameFindings({ path, named }: Source): Finding[] {
	const { feature, rest } = placeOf(path)
	if (!feature || feature === testing || isTest(path)) return []
	const findings = named.flatMap(({ verb, name, line }) => {
		const expected = verb === 'query' ? `${feature}.` : `${feature}.${rest.slice('use-cases/'.length, -3)}`
		if (verb === 'useCase' && !/^use-cases\/[a-z0-9-]+\.ts$/.test(rest))
			return [
				{ at: `${path}:${line}`, text: `the use-case ${name} belongs into use-cases/, one verb per file` },
			]
		if (verb === 'query' ? name.startsWith(expected) : name === expected) return []
		return [
			{
				at: `${path}:${line}`,
				text: `is called ${name}; its place says ${expected}${verb === 'query' ? '…' : ''}`,
			},
		]
	})
	// Pieces of verbs that are too long for one file.
	if (rest.startsWith('use-cases/parts/')) return findings
	const verbs = named.filter(({ verb }) => verb === 'useCase').length
	if (rest.startsWith('use-cases/') && verbs !== 1)
		findings.push({
			at: path,
			text: `holds ${verbs} use-cases: one verb per file, and nothing else in use-cases/`,
		})
	return findings
}

function fileFindings(path: string): Finding[] {
	const { layer, feature, rest } = placeOf(path)
	if (layer === 'gatherers' && !gatherers.includes(rest) && !isTest(path))
		return [
			{ at: path, text: `src/features holds features and ${gatherers.join(', ')}; put this into a feature` },
		]
	if (!feature || feature === testing) return []
	if (!(feature in mayUse))
		return [{ at: path, text: `the feature ${feature} is not on the map: add it to checks/house/edges.ts` }]
	if (within([...featureFiles, ...Object.keys(ownFiles[feature] ?? {})], rest)) return []
	if (isTest(path)) return []
	return [
		{
			at: path,
			text: `is no file a feature has (${featureFiles.join(' ')}): find its place, or give it one with a reason in ownFiles of checks/house/edges.ts`,
		},
	]
}
