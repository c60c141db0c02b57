package io.claviger.server.posture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the objects of findings are held and what they can reach, so that a message can say it without asking the catalog. */
@ApplicationScoped
class Bearing {

    private static final String READ = """
            select id, coalesce(privilege, identity_privilege) as privilege, exposure_count as places, consumer_count as consumers,
                   null as location from credential where id = any(?)
            union all
            select id, privilege, exposure_count, consumer_count, null from identity where id = any(?)
            union all
            select id, null, place_count, null, location from exposure where id = any(?)""";

    private final Database database;

    Bearing(Database database) {
        this.database = database;
    }

    Map<UUID, ObjectNode> of(List<UUID> objects) {
        Map<UUID, ObjectNode> found = new HashMap<>();
        database.query(
                READ,
                row -> found.put(
                        row.getObject("id", UUID.class),
                        PolicyJson.object()
                                .put("privilege", row.getString("privilege"))
                                .put("places", row.getInt("places"))
                                .put("consumers", row.getObject("consumers", Integer.class))
                                .put("location", row.getString("location"))),
                objects,
                objects,
                objects);
        return found;
    }
}
