-- When a coach is busy, in columns of their own: behind row security an index is only searched by comparisons that tell nothing of
-- other studios' rows, and "overlaps" isn't one of them. Every look at a coach's time read all they ever had.
alter table coach_busy
	add column from_at timestamptz generated always as (lower(during)) stored,
	add column until_at timestamptz generated always as (upper(during)) stored,
	-- So that what overlaps a moment began within the day before it.
	add constraint coach_busy_within_a_day check (upper(during) <= lower(during) + interval '24 hours');
create index coach_busy_when on coach_busy (studio_id, coach_id, from_at, until_at);
