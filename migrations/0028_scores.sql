-- 5.2: what a section done by the clock came to: rounds and repetitions, minutes kept, a time or how far one got by the cap.
-- One a section and log; sent again or by another device, `log_entry` says which stands. 5.3: under a benchmark's name scores
-- are compared, and records are reckoned from them, as from sets.
create table logged_score (
	studio_id uuid not null,
	log_id uuid not null,
	section_id text not null check (length(section_id) <= 64),
	client_id uuid not null,
	kind text not null check (kind in ('amrap', 'emom', 'for_time', 'tabata')),
	benchmark_key text check (length(benchmark_key) <= 80),
	benchmark_name text check (length(benchmark_name) <= 60),
	rounds integer check (rounds between 0 and 1000),
	reps integer check (reps between 0 and 10000),
	lowest_reps integer check (lowest_reps between 0 and 10000),
	duration_ms integer check (duration_ms between 1 and 172800000),
	note text not null default '' check (length(note) <= 500),
	done_at timestamptz not null,
	check (num_nonnulls(rounds, reps, lowest_reps, duration_ms) > 0),
	check ((benchmark_key is null) = (benchmark_name is null)),
	primary key (studio_id, log_id, section_id),
	foreign key (studio_id, log_id) references training_log (studio_id, id) on delete cascade,
	foreign key (studio_id, client_id) references client (studio_id, id) on delete cascade
);
create index logged_score_of_benchmark on logged_score (studio_id, client_id, benchmark_key, done_at desc)
	where benchmark_key is not null;
call make_studio_table('logged_score');

-- 5.5: scores are entries like sets, in the place of their section.
alter table log_entry
	add column section_id text check (length(section_id) <= 64),
	drop constraint log_entry_kind_check,
	add constraint log_entry_kind_check
		check (kind in ('set', 'set_removed', 'score', 'score_removed', 'completed', 'skipped', 'reopened', 'commented')),
	add constraint log_entry_section check ((kind in ('score', 'score_removed')) = (section_id is not null));
