package io.claviger.server.catalog.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Older versions of a place, while it is open whether the version in the catalog is still there. A walk through history sees the
 * same secret many times: the best version wins, in whatever order they come, and without writing the row once a crawl.
 */
final class ExposureCandidates {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String KNOWN = """
            select id, current, written_at, version, line, column_no from exposure
            where id = any (?::uuid[]) and gone_at is null""";

    private static final String KEEP = """
            insert into exposure_candidate (crawl_id, scope_no, id, hash, seen) values (?, ?, ?, ?, ?::jsonb)
            on conflict (crawl_id, scope_no, id) do update set hash = excluded.hash, seen = excluded.seen""";

    /** Candidates whose place's better version was not seen in this crawl. */
    private static final String LEFT = """
            with seen as materialized (
                select unnest(ids) as id from crawl_seen where crawl_id = ? and scope_no = ? and object_kind = 'exposure')
            select id, seen from exposure_candidate c where crawl_id = ? and scope_no = ?
            and not exists (select from seen where seen.id = c.id)""";

    private final Connection connection;
    private final UUID crawlId;
    private final int scopeNo;

    ExposureCandidates(Connection connection, UUID crawlId, int scopeNo) {
        this.connection = connection;
        this.crawlId = crawlId;
        this.scopeNo = scopeNo;
    }

    /** Keeps those that are older than what the catalog has, and answers their ids. */
    Set<UUID> setAside(List<StagedRow> rows, List<Staging.Differing> differing, Map<UUID, ExposureSeen> seen)
            throws SQLException {
        List<StagedRow> changed = differing.stream()
                .filter(one -> one.what() == 'C')
                .map(one -> rows.get(one.index()))
                .toList();
        Set<UUID> aside = new HashSet<>();
        if (changed.isEmpty()) {
            return aside;
        }
        List<UUID> ids = changed.stream().map(StagedRow::id).toList();
        Map<UUID, ExposureRank> known = ranks(ids);
        Map<UUID, ExposureRank> kept = keptRanks(ids);
        for (StagedRow row : changed) {
            ExposureSeen exposure = seen.get(row.id());
            ExposureRank catalogs = known.get(row.id());
            if (exposure == null || catalogs == null || catalogs.compareTo(ExposureRank.of(exposure)) <= 0) {
                continue;
            }
            aside.add(row.id());
            ExposureRank best = kept.get(row.id());
            if (best == null || best.compareTo(ExposureRank.of(exposure)) < 0) {
                Sql.update(connection, KEEP, crawlId, scopeNo, row.id(), row.hash(), write(exposure));
            }
        }
        return aside;
    }

    /** Lets the best candidates take the place of what was not seen any more. The scope is complete. */
    List<StagedRow> left(UUID sourceId) throws SQLException {
        Map<UUID, ExposureSeen> left = new HashMap<>();
        Sql.query(
                connection,
                LEFT,
                row -> left.put(row.getObject(1, UUID.class), read(row.getString(2))),
                crawlId,
                scopeNo,
                crawlId,
                scopeNo);
        List<StagedRow> rows = new ArrayList<>();
        left.forEach((id, exposure) -> rows.add(ExposureRows.row(sourceId, id, exposure)));
        return rows;
    }

    private Map<UUID, ExposureRank> ranks(List<UUID> ids) throws SQLException {
        Map<UUID, ExposureRank> ranks = new HashMap<>();
        Sql.query(
                connection,
                KNOWN,
                row -> ranks.put(
                        row.getObject("id", UUID.class),
                        new ExposureRank(
                                row.getBoolean("current"),
                                Sql.instant(row, "written_at"),
                                row.getString("version"),
                                row.getInt("line"),
                                row.getInt("column_no"))),
                ids);
        return ranks;
    }

    private Map<UUID, ExposureRank> keptRanks(List<UUID> ids) throws SQLException {
        Map<UUID, ExposureRank> ranks = new HashMap<>();
        Sql.query(
                connection,
                "select id, seen from exposure_candidate where crawl_id = ? and scope_no = ? and id = any (?::uuid[])",
                row -> ranks.put(row.getObject(1, UUID.class), ExposureRank.of(read(row.getString(2)))),
                crawlId,
                scopeNo,
                ids);
        return ranks;
    }

    private static String write(ExposureSeen exposure) {
        try {
            return JSON.writeValueAsString(exposure);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An exposure cannot be written as JSON", impossible);
        }
    }

    private static ExposureSeen read(String json) {
        try {
            return JSON.readValue(json, ExposureSeen.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An exposure candidate cannot be read back", impossible);
        }
    }
}
