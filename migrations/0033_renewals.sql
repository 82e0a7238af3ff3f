-- 10.6: a package made for one client may say that no session follows by itself once it is used up.
alter table package add offers_renewal boolean not null default true;
