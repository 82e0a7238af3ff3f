-- 11.4: receipts and credit notes. What was handed out is frozen: a mistake is corrected by a further document, never in place.

-- What a studio says of itself on them. No row: its name, and no tax.
create table receipt_settings (
	studio_id uuid primary key references studio,
	legal_name text not null default '' check (length(legal_name) <= 160),
	-- "Entrepreneur individuel (EI)", "SARL".
	legal_form text not null default '' check (length(legal_form) <= 80),
	capital text not null default '' check (length(capital) <= 60),
	address text not null default '' check (length(address) <= 400),
	-- SIRET in France.
	company_number text not null default '' check (length(company_number) <= 60),
	vat_number text not null default '' check (length(vat_number) <= 40),
	contact text not null default '' check (length(contact) <= 160),
	taxed boolean not null default false,
	-- In hundredths of a percent: 2000 is 20 %.
	rate_bp integer not null default 2000 check (rate_bp between 0 and 5000),
	-- Prices are what clients pay; on paper they stand with tax, or before it.
	shows text not null default 'with_tax' check (shows in ('with_tax', 'without_tax')),
	exemption text not null default 'TVA non applicable, art. 293 B du CGI' check (length(exemption) <= 300),
	prefix text not null default '' check (prefix ~ '^[A-Za-z0-9-]{0,8}$'),
	footer text not null default '' check (length(footer) <= 600),
	version integer not null default 1,
	updated_at timestamptz not null default now()
);
call make_studio_table('receipt_settings');

-- The next number is given out under this row's lock, in the transaction that writes the document: one that is rolled back gives its
-- number back (60).
create table receipt_counter (
	studio_id uuid not null references studio,
	year smallint not null check (year between 2000 and 2199),
	last integer not null default 0 check (last >= 0),
	primary key (studio_id, year)
);
call make_studio_table('receipt_counter', 'select');
grant insert (studio_id, year), update (last) on receipt_counter to touchline_app, touchline_worker;

-- One document; receipts and credit notes share their numbers. What it says is `content`, to the letter, and what was handed out is
-- `pdf`, to the byte. Whose it is, is its payment's to say: so nothing here ever changes, also where clients are merged or deleted.
create table receipt (
	studio_id uuid not null,
	id uuid not null,
	year smallint not null,
	number integer not null check (number > 0),
	-- I19: none without the one before it.
	number_before integer generated always as (nullif(number, 1) - 1) stored,
	kind text not null check (kind in ('receipt', 'credit_note')),
	payment_id uuid not null,
	-- Which of its payment's documents: of two that are written at once one is too many.
	turn smallint not null check (turn > 0),
	-- A credit note takes back a receipt, or a part of it; a receipt may follow a credit note.
	corrects_id uuid,
	issued_at timestamptz not null,
	-- By the studio's clock.
	issued_on date not null,
	total_minor bigint not null check (total_minor <> 0 and (total_minor > 0) = (kind = 'receipt')),
	currency text not null,
	content text not null,
	content_hash bytea not null,
	pdf bytea not null,
	pdf_hash bytea not null,
	primary key (studio_id, id),
	unique (studio_id, year, number),
	constraint receipt_once unique (studio_id, payment_id, turn),
	foreign key (studio_id, year) references receipt_counter (studio_id, year),
	foreign key (studio_id, year, number_before) references receipt (studio_id, year, number),
	foreign key (studio_id, payment_id) references payment (studio_id, id),
	foreign key (studio_id, corrects_id) references receipt (studio_id, id),
	constraint receipt_year check (extract(year from issued_on) = year),
	constraint receipt_corrects check (kind = 'receipt' or corrects_id is not null),
	constraint receipt_content_hash check (content_hash = sha256(convert_to(content, 'UTF8'))),
	constraint receipt_pdf_hash check (pdf_hash = sha256(pdf)),
	-- What is looked up is what it says.
	constraint receipt_says check (content::jsonb @> jsonb_build_object(
		'kind', kind, 'issuedOn', issued_on::text, 'totalMinor', total_minor, 'currency', currency))
);
create index receipt_corrected on receipt (studio_id, corrects_id) where corrects_id is not null;
create index receipt_by_day on receipt (studio_id, issued_on desc, id desc);
call make_studio_table('receipt', 'select, insert');

-- I19: in the order of time, and never more taken back than was given.
create function receipt_in_order() returns trigger language plpgsql as $$
begin
	if exists (select from receipt b where b.studio_id = new.studio_id and b.year = new.year and b.number = new.number - 1
			and (b.issued_at > new.issued_at or b.issued_on > new.issued_on)) then
		raise exception 'receipt % of % is older than the one before it', new.number, new.year
			using errcode = 'check_violation', constraint = 'receipt_chronological';
	end if;
	if new.corrects_id is not null and (select abs(coalesce(sum(c.total_minor), 0)) from receipt c
			where c.studio_id = new.studio_id and c.corrects_id = new.corrects_id and c.kind = new.kind)
		> coalesce((select abs(o.total_minor) from receipt o where o.studio_id = new.studio_id and o.id = new.corrects_id
			and o.kind <> new.kind), 0) then
		raise exception 'receipt % of % corrects more than there is', new.number, new.year
			using errcode = 'check_violation', constraint = 'receipt_corrects_too_much';
	end if;
	return null;
end $$;
create trigger receipt_order after insert on receipt for each row execute function receipt_in_order();
