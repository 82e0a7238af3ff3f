-- 3.3: the studio's own exercises are found by name and alias, and listed by name beside the library's.

create function fold_all(name text, aliases text[]) returns text language sql immutable parallel safe strict
	as $$ select public.fold(name || ' ' || array_to_string(aliases, ' ')) $$;

drop index exercise_search;
alter table exercise drop column search_text;
alter table exercise add column search_text text collate "C" generated always as (fold_all(name, aliases)) stored;
alter table exercise add column sort_name text collate "C" generated always as (fold(name)) stored;
create index exercise_search on exercise using gin (studio_id, search_text gin_trgm_ops);
create index exercise_by_name on exercise (studio_id, sort_name, id);
