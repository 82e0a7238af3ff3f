-- Issue 5.8: programs come over from spreadsheets by the same machinery as what was trained.

alter table training_import alter column client_id drop not null;
alter table training_import
	add column brings text not null default 'training' check (brings in ('training', 'program')),
	-- Of a program: which it is put into, once that is known, and whether it was made for that.
	add column program_id uuid,
	add column program_title text check (length(program_title) between 1 and 120),
	add column program_type text check (program_type in ('plan', 'one_to_one')),
	add column program_made boolean not null default false,
	add constraint training_import_brings check (
		case brings when 'program' then client_id is null and program_title is not null and program_type is not null
			else client_id is not null and program_id is null and program_title is null and program_type is null and not program_made end);
create index training_import_of_programs on training_import (studio_id, id desc) where brings = 'program';

-- Of a program: the workout a row was made into.
alter table training_import_row add column workout_id uuid;
