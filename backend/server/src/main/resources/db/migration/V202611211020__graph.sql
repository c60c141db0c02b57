-- What was written since a time, for the graph; the other tables have this index for their lists.
create index grant_edge_by_update on grant_edge (updated_at);
create index consumer_by_update on consumer (updated_at);
