import { called } from './names.ts'
import { size } from './sizes.ts'

/** One kind of row, written in chunks of `each` numbers from 1 to `upTo`; `$1` and `$2` are a chunk's first and last. */
export type Step = { name: string; label: string; upTo: number; each: number; sql: string; rows: number }

const { firstNames, lastNames, places, trades } = called
const { programsPerStudio: programs, groupsPerStudio: groups, workoutsPerRun: perRun } = size
const perClient = size.runsPerClient * perRun

const studios = `
	with s as (select * from share where studio between $1 and $2),
	made as (insert into studio (id, slug, name, is_demo, created_at)
		select studio_id, 'large-' || studio,
			(select said from word where kind = 'places' and at = studio % ${places.length}) || ' ' ||
			(select said from word where kind = 'trades' and at = studio / ${places.length} % ${trades.length}) || ' ' || studio,
			true, now() - interval '2 years' from s),
	settings as (insert into studio_settings (studio_id, time_zone, locale)
		select studio_id, case when studio % 2 = 1 then 'Europe/Paris' else 'Europe/London' end,
			case when studio % 2 = 1 then 'fr' else 'en' end from s),
	accounts as (insert into account (id, name, email, "emailVerified")
		select pg_temp.id('owner-account', studio), 'Owner ' || studio, 'owner' || studio || '@large.touchline.test', true from s),
	emails as (insert into account_email (email, account_id, verified_at)
		select 'owner' || studio || '@large.touchline.test', pg_temp.id('owner-account', studio), now() from s),
	credentials as (insert into account_credential (id, "accountId", "providerId", "userId", password)
		select pg_temp.id('owner-credential', studio), pg_temp.id('owner-account', studio)::text, 'credential',
			pg_temp.id('owner-account', studio), current_setting('large.password') from s),
	access as (insert into studio_access (account_id, studio_id) select pg_temp.id('owner-account', studio), studio_id from s)
	insert into staff (studio_id, id, account_id, role, name, email)
		select studio_id, pg_temp.id('staff', studio * 3 + k), case k when 0 then pg_temp.id('owner-account', studio) end,
			case k when 0 then 'owner' else 'coach' end, case k when 0 then 'Owner ' else 'Coach ' || k || ' of ' end || studio,
			case k when 0 then 'owner' || studio else 'coach' || k || '-' || studio end || '@large.touchline.test'
		from s, generate_series(0, 2) k`

const groupsOfStudios = `
	insert into client_group (studio_id, id, name, everyone_tagged)
	select studio_id, pg_temp.id('group', studio * ${groups} + k), 'Group ' || (k + 1), case k when 3 then 'tag-1' end
	from share, generate_series(0, ${groups - 1}) k where studio between $1 and $2`

const programsOfStudios = `
	with p as (select studio_id, studio * ${programs} + k as n, (studio + k) % 3 as template, k
		from share, generate_series(0, ${programs - 1}) k where studio between $1 and $2),
	made as (insert into program (studio_id, id, title, weeks, created_by, published_at, published_by)
		select studio_id, pg_temp.id('program', n), 'Program ' || n, 4, pg_temp.id('staff', n / ${programs} * 3), now(),
			pg_temp.id('staff', n / ${programs} * 3) from p),
	workouts as (insert into program_workout (studio_id, id, program_id, week, day, title, content)
		select studio_id, pg_temp.id('program_workout', n * ${perRun} + at), pg_temp.id('program', n),
			day_offset / 7 + 1, day_offset % 7 + 1, title, content
		from p join template on template.program = p.template)
	insert into program_share (studio_id, program_id, kind, activated_at)
		select studio_id, pg_temp.id('program', n), 'generic', now() from p`

// Surnames and first names are drawn with a bias to the front: some are common, most are rare.
const skewed = (salt: number, out: number) =>
	`least(pg_temp.pick(n, ${salt}, ${out}), pg_temp.pick(n, ${salt + 1}, ${out}))`

const clients = `
	with c as materialized (
		select share.studio_id, studio, n, first.said as first_name, last.said as last_name,
			fold(regexp_replace(first.said || '.' || last.said, '[^[:alpha:].-]', '', 'g')) || '.' || n || '@large.touchline.test' as email
		from generate_series($1::int, $2::int) n
		join share on n between low and high
		join word first on first.kind = 'firstNames' and first.at = ${skewed(11, firstNames.length)}
		join word last on last.kind = 'lastNames' and last.at = ${skewed(21, lastNames.length)}),
	accounts as (insert into account (id, name, email, "emailVerified")
		select pg_temp.id('account', n), first_name || ' ' || last_name, email, true from c),
	emails as (insert into account_email (email, account_id, verified_at) select email, pg_temp.id('account', n), now() from c),
	access as (insert into studio_access (account_id, studio_id) select pg_temp.id('account', n), studio_id from c),
	credentials as (insert into account_credential (id, "accountId", "providerId", "userId", password)
		select pg_temp.id('credential', n), pg_temp.id('account', n)::text, 'credential', pg_temp.id('account', n),
			current_setting('large.password') from c where n % 100 = 1),
	made as (insert into client (studio_id, id, account_id, first_name, last_name, email, primary_coach_id, tags, created_at, archived_at)
		select studio_id, pg_temp.id('client', n), pg_temp.id('account', n), first_name, last_name, email,
			pg_temp.id('staff', studio * 3 + pg_temp.pick(n, 31, 3)), array['tag-' || pg_temp.pick(n, 32, 8)],
			now() - pg_temp.pick(n, 33, 700) * interval '1 day',
			case when pg_temp.pick(n, 34, 20) = 0 and n % 100 <> 1 then now() - interval '10 days' end from c),
	calendars as (insert into calendar (studio_id, id, client_id) select studio_id, pg_temp.id('calendar', n), pg_temp.id('client', n) from c),
	members as (insert into client_group_member (studio_id, group_id, client_id)
		select studio_id, pg_temp.id('group', studio * ${groups} + pg_temp.pick(n, 35, 3)), pg_temp.id('client', n) from c)
	insert into event (studio_id, id, name, at, use_case, actor_kind, actor_id, actor_name, via, client_id, subject_type, subject_id, data)
		select studio_id, pg_temp.id('created', n), 'clients.created', now(), 'clients.create-client', 'staff',
			pg_temp.id('staff', studio * 3), 'Owner ' || studio, 'hand', pg_temp.id('client', n), 'client', pg_temp.id('client', n),
			jsonb_build_object('clientId', pg_temp.id('client', n)) from c`

const runsOf = `
	select studio_id, n, r, studio * ${programs} + (n + r) % ${programs} as program, (studio + (n + r) % ${programs}) % 3 as template,
		case r when 0 then current_date - 42 - n % 7 else current_date - n % 14 end as start
	from generate_series($1::int, $2::int) n join share on n between low and high, generate_series(0, ${size.runsPerClient - 1}) r`

const runs = `
	with r as (${runsOf})
	insert into program_run (studio_id, id, calendar_id, client_id, program_id, program_version, title, span, scheduled_by,
		created_at, day_one, weeks, copied)
	select studio_id, pg_temp.id('run', n * 2 + r), pg_temp.id('calendar', n), pg_temp.id('client', n), pg_temp.id('program', program),
		1, 'Program ' || program, daterange(start, start + 28), 'client', start - 1, start, 4,
		array(select pg_temp.id('program_workout', program * ${perRun} + at) from generate_series(0, ${perRun - 1}) at)
	from r`

const workouts = `
	with r as (${runsOf})
	insert into workout (studio_id, id, calendar_id, client_id, run_id, on_date, title, content, program_workout_id,
		program_workout_version, created_at)
	select studio_id, pg_temp.id('workout', n * ${perClient} + r * ${perRun} + at), pg_temp.id('calendar', n), pg_temp.id('client', n),
		pg_temp.id('run', n * 2 + r), start + day_offset, t.title, t.content,
		pg_temp.id('program_workout', r.program * ${perRun} + at), 1, start - 1
	from r join template t on t.program = r.template`

const logs = `
	insert into training_log (studio_id, id, client_id, workout_id, on_date, title, program_id, program_title, prescribed, status,
		started_at, finished_at, logged_by)
	select studio_id, pg_temp.id('log', n * ${size.logsPerClient} + at), pg_temp.id('client', n),
		pg_temp.id('workout', n * ${perClient} + at), start + day_offset, title, pg_temp.id('program', l.program),
		'Program ' || l.program, content, case when pg_temp.pick(n * 10 + at, 41, 8) = 0 then 'skipped' else 'completed' end,
		start + day_offset + time '17:00', start + day_offset + time '18:05', 'client'
	from (select studio_id, n, start, r.program, t.at, t.day_offset, t.title, t.content
		from (${runsOf}) r join template t on t.program = r.template where r.r = 0 and t.at < ${size.logsPerClient}) l`

const sets = `
	insert into logged_set (studio_id, id, log_id, client_id, exercise_key, exercise_name, item_id, set_number, reps, load_grams,
		load_unit, rpe, done_at)
	select l.studio_id, pg_temp.id('set', (n * ${size.logsPerClient} + l.at) * ${size.setsPerLog} + number - 1),
		pg_temp.id('log', n * ${size.logsPerClient} + l.at), pg_temp.id('client', n), key, s.name, item, number, reps,
		grams + 2500 * pg_temp.pick(n, 51, 24) + 2500 * l.at, 'kg', 7 + pg_temp.pick(n + l.at, 52, 4) * 0.5,
		start + day_offset + time '17:20' + number * interval '3 minutes'
	from (select studio_id, n, start, r.template, t.at, t.day_offset
		from (${runsOf}) r join template t on t.program = r.template where r.r = 0 and t.at < ${size.logsPerClient}) l
	join template_set s on s.program = l.template and s.at = l.at
	where pg_temp.pick(n * 10 + l.at, 41, 8) > 0`

const ofStudios = { upTo: size.studios, each: 100 }
const ofClients = { upTo: size.clients, each: 2500 }

/** In the order that foreign keys want. */
export const steps: readonly Step[] = [
	{ name: 'studios', label: 'studios', ...ofStudios, sql: studios, rows: 1 },
	{ name: 'groups', label: 'groups', ...ofStudios, sql: groupsOfStudios, rows: groups },
	{ name: 'programs', label: 'programs', ...ofStudios, sql: programsOfStudios, rows: programs },
	{ name: 'clients', label: 'clients', ...ofClients, sql: clients, rows: 1 },
	{ name: 'runs', label: 'runs', ...ofClients, sql: runs, rows: size.runsPerClient },
	{ name: 'workouts', label: 'workouts', ...ofClients, sql: workouts, rows: perClient },
	{ name: 'logs', label: 'training logs', ...ofClients, sql: logs, rows: size.logsPerClient },
	{ name: 'sets', label: 'logged sets', ...ofClients, sql: sets, rows: size.logsPerClient * size.setsPerLog },
]
