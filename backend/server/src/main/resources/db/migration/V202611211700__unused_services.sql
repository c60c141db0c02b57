-- Services that the policies of an identity allow and that it never used, where that is known.
alter table access_verdict add column unused_services text;
