-- 11.4: a rate of its own per kind of thing sold. Missing: the studio's. In hundredths of a percent; counts only where the studio charges tax.
alter table appointment_type add column tax_bp integer check (tax_bp between 0 and 5000);
alter table obligation add column tax_bp integer check (tax_bp between 0 and 5000);
grant insert (tax_bp), update (tax_bp) on obligation to touchline_app, touchline_worker;
