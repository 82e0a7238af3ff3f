-- What shifting, propagating and undoing need to know of a run and its workouts (4.8, 4.9).

-- Day 1 of week 1 and the length as placed. A run that was cut in two by "shift" keeps counting from its own day one,
-- so that each part knows which workouts of the program are its own.
alter table program_run add column day_one date;
alter table program_run add column weeks integer;
update program_run set day_one = lower(span), weeks = greatest(1, (upper(span) - lower(span)) / 7);
alter table program_run alter column day_one set not null;
alter table program_run alter column weeks set not null;
alter table program_run add constraint program_run_weeks check (weeks between 1 and 104);

-- A workout somebody moved keeps its day when the program's changes reach it; one somebody rewrote is left alone.
alter table workout add column moved_by_hand_at timestamptz;
-- Who put it there: a client may rewrite and delete only what they added themselves.
alter table workout add column added_by text not null default 'program'
	check (added_by in ('program', 'coach', 'client'));
-- Which workouts of the program were copied into this run: one that was deleted here by hand is never brought back (4.9).
alter table program_run add column copied uuid[] not null default '{}';
update program_run run set copied = coalesce((select array_agg(distinct program_workout_id) from workout
	where workout.studio_id = run.studio_id and workout.run_id = run.id and program_workout_id is not null), '{}');
