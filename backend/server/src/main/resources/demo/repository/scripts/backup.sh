#!/bin/sh
pg_basebackup -U backup -D "/backups/$(date +%F)" -X stream
%%
find /backups -maxdepth 1 -mtime +30 -exec rm -rf {} +
