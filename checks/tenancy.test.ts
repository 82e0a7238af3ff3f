import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { tenancyFindings } from './tenancy/catalogue.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
	database = await testDatabase()
	client = new pg.Client({ connectionString: database.ownerUrl })
	await client.connect()
})
afterAll(async () => {
	await client.end()
	await database.drop()
})

/** What the check says about `statements`, which are then forgotten. */
async function findingsOf(statements: string): Promise<string[]> {
	await client.query('begin')
	try {
		await client.query(statements)
		return await tenancyFindings(client)
	} finally {
		await client.query('rollback')
	}
}

test('I29–I31, I39 every table of the migrated database is a studio table, or says why not', async () => {
	expect(await tenancyFindings(client)).toEqual([])
})

const mistakes: [what: string, statements: string, said: RegExp][] = [
	['no studio_id', 'create table bad (id uuid primary key)', /bad has no studio_id/],
	[
		'a studio_id that may be null',
		`create table bad (studio_id uuid, id uuid primary key); call make_studio_table('bad')`,
		/studio_id is uuid, not uuid not null/,
	],
	[
		'studio_id not first in the primary key',
		`create table bad (studio_id uuid not null, id uuid, primary key (id, studio_id)); call make_studio_table('bad')`,
		/primary key is \(id, studio_id\)/,
	],
	[
		'no row security',
		'create table bad (studio_id uuid not null, id uuid, primary key (studio_id, id))',
		/bad: row security is off/,
	],
	[
		'row security switched off',
		'alter table client disable row level security',
		/client: row security is off/,
	],
	[
		'row security not forced',
		'alter table client no force row level security',
		/client: row security is not forced/,
	],
	[
		'a second policy',
		'create policy too_kind on client to touchline_app using (true)',
		/found: own_studio, owner_of_database, too_kind/,
	],
	[
		'no policy',
		'drop policy own_studio on client',
		/exactly the policies of make_studio_table; found: owner_of_database/,
	],
	[
		'the owner’s rights for the app',
		'alter policy owner_of_database on client to touchline_app',
		/client: policy owner_of_database is not what/,
	],
	[
		'a policy without check',
		`alter policy own_studio on client with check (true)`,
		/client: policy own_studio is not what/,
	],
	[
		'a policy for everybody',
		`alter policy own_studio on client to public`,
		/client: policy own_studio is not what/,
	],
	[
		'a foreign key across studios',
		`create unique index client_id_alone on client (id);
		create table bad (studio_id uuid not null, id uuid, client_id uuid references client (id), primary key (studio_id, id));
		call make_studio_table('bad')`,
		/from bad to client could point into another studio/,
	],
	[
		'a global table that refers to a studio one',
		'alter table account add s uuid, add c uuid, add foreign key (s, c) references client (studio_id, id)',
		/global table account may not refer to client/,
	],
	[
		'unique across studios',
		'create unique index everywhere on client (email)',
		/unique index everywhere on client lacks studio_id/,
	],
	[
		'excluded across studios',
		'alter table program_run add constraint everywhere exclude using gist (calendar_id with =, span with &&)',
		/exclusion constraint everywhere on program_run lacks studio_id/,
	],
	[
		'an index that begins with something else',
		'create index slow on client (last_name, studio_id)',
		/index slow on client begins with last_name/,
	],
	['a view that runs as its owner', 'create view bad as select * from client', /view bad runs as its owner/],
	[
		'a materialized view',
		'create materialized view bad as select * from client',
		/bad is a materialized view/,
	],
	[
		'a function that runs as its owner',
		'create function bad() returns bigint language sql security definer as $$ select count(*) from client $$',
		/function bad is security definer/,
	],
	[
		'a table of the app',
		'alter table studio_access owner to touchline_app',
		/studio_access belongs to a role/,
	],
	[
		'an editable audit trail',
		'grant update on event to touchline_worker',
		/touchline_worker has UPDATE on event/,
	],
	['something for everybody', 'grant select on client to public', /everybody has SELECT on client/],
	['truncate', 'grant truncate on client to touchline_app', /touchline_app has TRUNCATE on client/],
]

test.each(mistakes)('the check reports %s', async (_, statements, said) => {
	expect(await findingsOf(statements)).toEqual(expect.arrayContaining([expect.stringMatching(said)]))
})
