package io.claviger.server.posture;

import io.claviger.engine.expression.Columns;
import io.claviger.server.catalog.listing.CredentialList;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.ResourceList;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects that can break a policy, and how their rows are read. SQL is over {@code t} and the list's joins. */
enum ObjectKind {
    CREDENTIAL(CredentialList.SOURCE, "t.kind", "t.name", "t.identity_id", "t.identity_kind", "t.identity_name"),
    IDENTITY(IdentityList.SOURCE, "t.kind", "t.name", "t.id", "t.kind", "t.name"),
    EXPOSURE(ExposureList.SOURCE, "t.type", "t.location", "t.identity_id", "t.identity_kind", "t.identity_name"),
    RESOURCE(ResourceList.SOURCE, "t.kind", "t.name", "null::uuid", "null::text", "null::text");

    private final ListSource source;
    private final String heading;

    ObjectKind(
            ListSource source, String type, String name, String identityId, String identityKind, String identityName) {
        this.source = source;
        this.heading = "t.id, " + type + " as object_type, " + name + " as object_name, " + identityId
                + " as of_identity, " + identityKind + " as of_identity_kind, " + identityName
                + " as of_identity_name, t.source_id, "
                + (source.columns().containsKey("owner.name") ? "t.owner_id" : "null::uuid as owner_id");
    }

    /** As it is written in policies and facts: {@code credential}. */
    String word() {
        return source.schema().kind();
    }

    /** The first part of the path of its page and resource: {@code credentials}. */
    String plural() {
        return this == IDENTITY ? "identities" : word() + "s";
    }

    static Optional<ObjectKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static ObjectKind known(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException(word + " is no kind that policies look at"));
    }

    ListSource source() {
        return source;
    }

    String from() {
        return source.table() + " t " + source.joins();
    }

    String heading() {
        return heading;
    }

    Columns columns() {
        return new Columns() {
            @Override
            public String column(String field) {
                String sql = source.columns().get(field);
                if (sql == null) {
                    throw new IllegalStateException("The field " + field + " of a " + word() + " has no column");
                }
                return sql;
            }

            @Override
            public String attributes() {
                return "t.attributes";
            }
        };
    }
}
