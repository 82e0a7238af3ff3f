-- Records (5.3) are reckoned from what is logged, never kept beside it: so a corrected, deleted or merged log can't leave one
-- behind. All that counts of a set stands in the index by which "last time" was found already: an exercise's whole history is
-- read from it without touching the rows, which lie scattered over months of everybody's training.
create index logged_set_of_exercise on logged_set (studio_id, client_id, exercise_key, done_at desc)
	include (id, log_id, reps, load_grams, load_unit, duration_ms, distance_mm);
drop index logged_set_exercise;
