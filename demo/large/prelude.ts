import type pg from 'pg'
import { called } from './names.ts'
import { dayOffsets, shares, size } from './sizes.ts'
import { templates } from './templates.ts'

/**
 * What the statements of `steps.ts` stand on, for this connection only: the same number always gives the same id, name
 * and choice, so that a load that was interrupted goes on where it stopped.
 */
const functions = `
	-- The form of a UUIDv7, its time from the number: rows that belong together lie together.
	create function pg_temp.id(kind text, n bigint) returns uuid immutable language sql as $$
		select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid
		from (select md5(kind || n)) as hashed (hash) $$;
	create function pg_temp.pick(n bigint, salt bigint, out_of integer) returns integer immutable language sql as $$
		select ((hashint8extended(n, salt) & 2147483647) % out_of)::integer $$;
	create temp table share (studio integer primary key, studio_id uuid, low integer, high integer);
	create temp table word (kind text, at integer, said text, primary key (kind, at));
	create temp table template (program integer, at integer, title text, content jsonb, day_offset integer, primary key (program, at));
	create temp table template_set (program integer, at integer, item text, key text, name text, number integer, reps integer, grams integer);`

/** Numbers and words, on this connection. */
export async function prelude(owner: pg.Client): Promise<void> {
	await owner.query(functions)
	await owner.query(
		`insert into share select studio, pg_temp.id('studio', studio), "from", "to"
		from jsonb_to_recordset($1) as s (studio integer, "from" integer, "to" integer)`,
		[JSON.stringify(shares())],
	)
	const words = Object.entries(called).flatMap(([kind, all]) => all.map((said, at) => ({ kind, at, said })))
	await owner.query(
		`insert into word select * from jsonb_to_recordset($1) as w (kind text, at integer, said text)`,
		[JSON.stringify(words)],
	)
	const all = templates()
	const rows = all.map(({ program, at, title, content }) => ({
		...{ program, at, title, content: JSON.parse(content) },
		day_offset: dayOffsets[at],
	}))
	await owner.query(
		`insert into template select * from jsonb_to_recordset($1)
			as t (program integer, at integer, title text, content jsonb, day_offset integer)`,
		[JSON.stringify(rows)],
	)
	const sets = all.flatMap(({ program, at, sets }) => sets.map((set) => ({ program, at, ...set })))
	await owner.query(
		`insert into template_set select * from jsonb_to_recordset($1)
			as t (program integer, at integer, item text, key text, name text, number integer, reps integer, grams integer)`,
		[JSON.stringify(sets)],
	)
	await owner.query('analyze share; analyze template; analyze template_set; analyze word')
	if (rows.length !== 3 * size.workoutsPerRun) throw new Error('a template program has too few workouts')
}
