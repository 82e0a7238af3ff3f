import { describe, expect, test } from 'vitest'
import { mayUse } from './edges.ts'
import { tidied, untidy } from './french.ts'
import { lengthFindings } from './length.ts'
import { mapFindings } from './map.ts'
import { catalogueFindings, unusedFindings } from './messages.ts'
import { parse } from './source.ts'
import { vocabularyFindings } from './vocabulary.ts'

const saidOf = (path: string, text: string) =>
	mapFindings([parse(path, text)], [path])
		.map((each) => each.text)
		.join('\n')

describe('the feature map', () => {
	test('its edges form no circle', () => {
		const order = Object.keys(mayUse)
		for (const [feature, used] of Object.entries(mayUse)) {
			for (const each of used) expect(order.indexOf(each)).toBeLessThan(order.indexOf(feature))
		}
	})

	const wrong: [what: string, path: string, text: string, said: RegExp][] = [
		[
			'upwards',
			'src/features/clients/queries.ts',
			`import { x } from '#features/programs/queries.ts'`,
			/clients may not use programs/,
		],
		[
			'upwards by a relative path',
			'src/features/clients/queries.ts',
			`import { x } from '../programs/queries.ts'`,
			/clients may not use programs/,
		],
		[
			'upwards, imported late',
			'src/features/clients/queries.ts',
			`await import('#features/programs/queries.ts')`,
			/clients may not use programs/,
		],
		[
			"another's own file",
			'src/features/programs/queries.ts',
			`import { x } from '#features/clients/api.ts'`,
			/api.ts is clients's own/,
		],
		[
			"another's page",
			'src/features/programs/pages/P.svelte',
			`<script>import X from '#features/clients/pages/X.svelte'</script>`,
			/is clients's own/,
		],
		[
			'all features from one',
			'src/features/clients/queries.ts',
			`import { x } from '#features/house.ts'`,
			/above them/,
		],
		[
			'server code in a page',
			'src/features/clients/pages/P.svelte',
			`<script lang="ts">import { x } from '../queries.ts'</script>`,
			/runs in the browser/,
		],
		[
			'test worlds in the product',
			'src/features/clients/queries.ts',
			`import { x } from '#features/testing/studio.ts'`,
			/for tests only/,
		],
		[
			'a feature in the platform',
			'src/platform/x.ts',
			`import { x } from '#features/clients/queries.ts'`,
			/the platform knows no feature/,
		],
		[
			'a feature in the kit',
			'src/ui/x.ts',
			`import { x } from '#features/clients/queries.ts'`,
			/the kit knows no feature/,
		],
		[
			'platform code in the kit',
			'src/ui/x.ts',
			`import { x } from '#platform/ids.ts'`,
			/words, days, amounts and types only/,
		],
		[
			'work in a route',
			'src/routes/x/+page.server.ts',
			`import { sql } from 'kysely'`,
			/only joins a door and a page/,
		],
		[
			'platform in a route',
			'src/routes/x/+page.server.ts',
			`import { x } from '#platform/jobs.ts'`,
			/routes use/,
		],
		[
			'acting past the door in a route',
			'src/routes/x/+server.ts',
			`import { perform } from '#platform/perform.ts'`,
			/routes use/,
		],
		['an unknown feature', 'src/features/lawn/queries.ts', '', /lawn is not on the map/],
		['a stray file', 'src/features/clients/things.ts', '', /is no file a feature has/],
		['a stray gatherer', 'src/features/all.ts', '', /src\/features holds features and/],
		[
			'another name',
			'src/features/clients/use-cases/a.ts',
			`export const a = useCase('clients.b', {})`,
			/its place says clients.a/,
		],
		[
			'two verbs',
			'src/features/clients/use-cases/a.ts',
			`useCase('clients.a', {}); useCase('clients.a', {})`,
			/holds 2 use-cases/,
		],
		[
			'a verb elsewhere',
			'src/features/clients/queries.ts',
			`export const a = useCase('clients.a', {})`,
			/belongs into use-cases/,
		],
		[
			'a query of another name',
			'src/features/clients/queries.ts',
			`export const a = query('people.a', {})`,
			/its place says clients/,
		],
	]
	test.each(wrong)('reports %s', (_, path, text, said) => {
		expect(saidOf(path, text)).toMatch(said)
	})

	test('is content with what the plan allows', () => {
		expect(
			saidOf('src/features/programs/queries.ts', `import { x } from '#features/clients/queries.ts'`),
		).toBe('')
		expect(saidOf('src/ui/x.ts', `import type { Locale } from '#platform/actor.ts'`)).toBe('')
		expect(saidOf('src/ui/x.ts', `import { addDays } from '#platform/time/days.ts'`)).toBe('')
		expect(saidOf('src/features/clients/a.test.ts', `import { x } from '#features/testing/studio.ts'`)).toBe(
			'',
		)
	})
})

test('length is counted by file and by function, in scripts of components too', () => {
	const long = `function f() {\n${'\n'.repeat(60)}}\n`
	expect(lengthFindings([parse('src/a.ts', long)])).toMatchObject([
		{ text: /f has 62 lines/, warning: false },
	])
	expect(
		lengthFindings([parse('src/a.svelte', `<p>\n</p>\n<script lang="ts">\n${long}</script>`)]),
	).toMatchObject([{ at: 'src/a.svelte:4', text: /f has 62 lines/ }])
	expect(lengthFindings([parse('src/a.ts', `${'\n'.repeat(250)}x`)])).toMatchObject([{ warning: true }])
	expect(lengthFindings([parse('src/a.ts', `${'\n'.repeat(350)}x`)])).toMatchObject([{ warning: false }])
})

test.each([
	'utils.ts',
	'index.ts',
	'client-service.ts',
	'ClientManager.ts',
	'helpers/x.ts',
	'common.ts',
	'string-utils.ts',
])('src/%s is no name', (name) => expect(vocabularyFindings([`src/${name}`])).toHaveLength(1))
test('good names are left alone', () => {
	expect(
		vocabularyFindings(['src/ui/components/Button.svelte', 'src/platform/use-case.ts', 'src/a/README.md']),
	).toEqual([])
})

describe('messages', () => {
	const findings = (en: Record<string, unknown>, fr: Record<string, unknown>) =>
		catalogueFindings([{ file: 'clients', messages: en }], [{ file: 'clients', messages: fr }]).map(
			({ text }) => text,
		)

	test('must stand in both languages, with the same parameters, under the name of their file', () => {
		expect(findings({ clients_a: 'A' }, {})).toEqual([
			expect.stringMatching(/clients_a is missing: say it in fr/),
		])
		expect(findings({ clients_a: '{x} a' }, { clients_a: '{y} a' })).toEqual([
			expect.stringMatching(/takes \{y\}/),
		])
		expect(findings({ title: 'A' }, { title: 'A' })[0]).toMatch(/begins with the file's name/)
		expect(findings({ clients_a: 'All your clients' }, { clients_a: 'All your clients' })[0]).toMatch(
			/still in English/,
		)
		expect(findings({ clients_a: 'Save {n}' }, { clients_a: 'Enregistrer {n}' })).toEqual([])
	})

	test('a plural ends with =*', () => {
		const plural = (last: string) => [
			{
				declarations: ['input count', 'local many = count: plural'],
				selectors: ['many'],
				match: { 'many=one': '{count} a', [`many=${last}`]: '{count} b' },
			},
		]
		expect(findings({ clients_n: plural('other') }, { clients_n: plural('*') })).toEqual([
			expect.stringMatching(/ends with =\*/),
		])
		expect(findings({ clients_n: plural('*') }, { clients_n: plural('*') })).toEqual([])
	})

	test('that nobody says are reported; templates and refusals count as said', () => {
		const messages = { a_x: '', a_y: '', b_z: '', refused_used: '', refused_gone: '' }
		const unused = unusedFindings([{ file: 'a', messages }], 'm.a_x() + m[`b_$' + "{z}`]() + refuse('used')")
		expect(unused.map(({ text }) => text.split(' ')[0])).toEqual(['a_y', 'refused_gone'])
	})

	test('French is tidied once and stays so', () => {
		const text = `L'adresse : « {email} » ; vous l'avez ? https://example.test/?a=b`
		expect(tidied(text)).toBe(
			'L’adresse\u00a0: «\u00a0{email}\u00a0»\u00a0; vous l’avez\u00a0? https://example.test/?a=b',
		)
		expect(untidy(tidied(text))).toEqual([])
		expect(untidy('Cliquez sur the bouton')).toEqual([expect.stringMatching(/English "the"/)])
		expect(untidy('Bien sûr!')).toHaveLength(1)
		expect(tidied('à 18:30, 12 %')).toBe('à 18:30, 12 %')
	})
})
