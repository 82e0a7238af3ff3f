import type pg from 'pg'
import { appendOnly, globalTables, readsAsOwner, runsAsOwner, uniqueAcrossStudios } from './declared.ts'
import {
	type ForeignKey,
	type Index,
	readForeignKeys,
	readFunctions,
	readGrants,
	readIndexes,
	readOwners,
	readPolicies,
	readTables,
	readViews,
	type Table,
} from './read.ts'

const makeIt = 'write `call make_studio_table(...)` behind its `create table`'
const ownStudio = '(studio_id = current_studio())'
const everything = { permissive: true, command: '*' }

/** By name: requests and jobs are bound to a studio, the owner of the database is not. */
const policies = [
	{
		name: 'own_studio',
		roles: 'touchline_app,touchline_worker',
		using: ownStudio,
		check: ownStudio,
		...everything,
	},
	{ name: 'owner_of_database', roles: 'pg_database_owner', using: 'true', check: 'true', ...everything },
]

/**
 * Everything in a migrated database that would let one studio reach another (I29–I31), or edit what nobody may edit
 * (I39). Each finding says what is wrong and what to do; none is a clean database.
 */
export async function tenancyFindings(client: pg.Client): Promise<string[]> {
	const tables = await readTables(client)
	const studioTables = new Set(tables.filter(({ name }) => !(name in globalTables)).map(({ name }) => name))
	const of = <T extends { table: string }>(rows: T[]) => rows.filter(({ table }) => studioTables.has(table))
	return [
		...tables.filter(({ name }) => studioTables.has(name)).flatMap(tableFindings),
		...policyFindings(studioTables, await readPolicies(client)),
		...(await readForeignKeys(client)).flatMap((key) => foreignKeyFindings(key, studioTables)),
		...of(await readIndexes(client)).flatMap(indexFindings),
		...(await readViews(client)).flatMap(viewFindings),
		...(await readFunctions(client)).flatMap(functionFindings),
		...(await readOwners(client)).map((name) => `${name} belongs to a role that requests or jobs run as`),
		...grantFindings(await readGrants(client)),
		...staleDeclarations(tables, await readIndexes(client)),
	]
}

function tableFindings({ name, studioId, primaryKey, secured, forced }: Table): string[] {
	if (studioId === null) {
		return [
			`table ${name} has no studio_id: give it one, or, if nothing in it belongs to a studio, say why in checks/tenancy/declared.ts`,
		]
	}
	return [
		...(studioId === 'uuid not null' ? [] : [`table ${name}: studio_id is ${studioId}, not uuid not null`]),
		...(primaryKey[0] === 'studio_id'
			? []
			: [`table ${name}: its primary key is (${primaryKey.join(', ')}); studio_id comes first in it`]),
		...(secured ? [] : [`table ${name}: row security is off: ${makeIt}`]),
		...(forced ? [] : [`table ${name}: row security is not forced: ${makeIt}`]),
	]
}

type Policy = Awaited<ReturnType<typeof readPolicies>>[number]

function policyFindings(studioTables: Set<string>, all: Policy[]): string[] {
	return [...studioTables].flatMap((table) => {
		const found = all.filter((policy) => policy.table === table)
		const names = found.map(({ name }) => name).join(', ') || 'none'
		if (names !== policies.map(({ name }) => name).join(', '))
			return [`table ${table} has exactly the policies of make_studio_table; found: ${names}. ${makeIt}`]
		return policies.flatMap((wanted, at) => {
			const is = { ...found[at], table: undefined }
			return Object.entries(wanted).every(([key, value]) => is[key as keyof Policy] === value)
				? []
				: [`table ${table}: policy ${wanted.name} is not what make_studio_table makes`]
		})
	})
}

function foreignKeyFindings(key: ForeignKey, studioTables: Set<string>): string[] {
	if (!studioTables.has(key.table)) {
		return studioTables.has(key.other)
			? [
					`foreign key ${key.name}: global table ${key.table} may not refer to ${key.other}, which is a studio's`,
				]
			: []
	}
	if (!studioTables.has(key.other)) return []
	const at = key.columns.indexOf('studio_id')
	if (at >= 0 && key.otherColumns[at] === 'studio_id') return []
	return [
		`foreign key ${key.name} from ${key.table} to ${key.other} could point into another studio: make it (studio_id, …) references ${key.other} (studio_id, …)`,
	]
}

function indexFindings({ name, table, columns, unique, exclusion }: Index): string[] {
	if (name in uniqueAcrossStudios) return []
	if ((unique || exclusion) && !columns.includes('studio_id')) {
		return [
			`${exclusion ? 'exclusion constraint' : 'unique index'} ${name} on ${table} lacks studio_id: one studio would learn what another has`,
		]
	}
	if (columns[0] === 'studio_id') return []
	return [`index ${name} on ${table} begins with ${columns[0]}: studio_id comes first (G11)`]
}

const viewFindings = ({
	name,
	materialized,
	invoker,
}: {
	name: string
	materialized: boolean
	invoker: boolean
}) =>
	materialized
		? [`${name} is a materialized view: row security doesn't reach it`]
		: invoker || name in readsAsOwner
			? []
			: [`view ${name} runs as its owner: create it \`with (security_invoker = true)\``]

const functionFindings = (name: string) =>
	name in runsAsOwner
		? []
		: [
				`function ${name} is security definer: it sees every studio. Say why in checks/tenancy/declared.ts, or don't`,
			]

type Grant = Awaited<ReturnType<typeof readGrants>>[number]

function grantFindings(grants: Grant[]): string[] {
	return grants.flatMap(({ table, grantee, privilege }) => {
		if (grantee === 'public') return [`everybody has ${privilege} on ${table}: revoke it from public`]
		if (['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'].includes(privilege))
			return [`${grantee} has ${privilege} on ${table}: nobody but the owner needs that`]
		if (table in appendOnly && ['UPDATE', 'DELETE'].includes(privilege))
			return [`${grantee} has ${privilege} on ${table}, but ${appendOnly[table]}`]
		return []
	})
}

/** A list of exceptions that outlives what it excepts would one day except something else. */
function staleDeclarations(tables: Table[], indexes: Index[]): string[] {
	const stale = (declared: Record<string, string>, there: string[]) =>
		Object.keys(declared)
			.filter((name) => !there.includes(name))
			.map((name) => `checks/tenancy/declared.ts names ${name}, which isn't there any more: remove the line`)
	return [
		...stale(
			{ ...globalTables, ...appendOnly },
			tables.map(({ name }) => name),
		),
		...stale(
			uniqueAcrossStudios,
			indexes.map(({ name }) => name),
		),
	]
}
