package io.claviger.server.api.document;

import io.claviger.engine.expression.Field;
import io.claviger.engine.posture.FrameworkItem;
import io.claviger.server.behaviour.UsageList;
import io.claviger.server.catalog.listing.CredentialList;
import io.claviger.server.catalog.listing.EdgeLists;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
import io.claviger.server.catalog.listing.ListField;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.ResourceList;
import io.claviger.server.crawl.CrawlList;
import io.claviger.server.notification.DeliveryList;
import io.claviger.server.posture.FindingList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an item of each list looks like, from what the list reads. */
final class ListedItems {

    /** By the segment of the path that names the list. */
    private static final Map<String, Listed> LISTS = Map.ofEntries(
            Map.entry("credentials", new Listed("Credential", CredentialList.SOURCE)),
            Map.entry("identities", new Listed("Identity", IdentityList.SOURCE)),
            Map.entry("exposures", new Listed("Exposure", ExposureList.SOURCE)),
            Map.entry("resources", new Listed("Resource", ResourceList.SOURCE)),
            Map.entry("grants", new Listed("Grant", EdgeLists.GRANTS)),
            Map.entry("consumers", new Listed("Consumer", EdgeLists.CONSUMERS)),
            Map.entry("owners", new Listed("KnownOwner", EdgeLists.OWNERS)),
            Map.entry("crawls", new Listed("Crawl", CrawlList.SOURCE)),
            Map.entry("deliveries", new Listed("Delivery", DeliveryList.SOURCE)),
            Map.entry("usage", new Listed("Usage", UsageList.SOURCE)),
            Map.entry("findings", new Listed("Finding", FindingList.SOURCE)));

    /** Columns that no filter can name, and that are not always known. */
    private static final Set<String> MAYBE = Set.of(
            "category",
            "story",
            "message",
            "remedy",
            "startedAt",
            "lastSeenAt",
            "nextAttemptAt",
            "line",
            "column",
            "endLine",
            "endColumn");

    private static final Map<String, Json> MEMBERS = Map.ofEntries(
            Map.entry("source", new Json(Parts.SourceRef.class)),
            Map.entry("access", new Json(Parts.ProvedAccess.class).orNull()),
            Map.entry("owner", new Json(Parts.OwnerRef.class).orNull()),
            Map.entry("Finding.owner", new Json(Parts.FindingOwner.class).orNull()),
            Map.entry("identity", new Json(Parts.NamedRef.class).orNull()),
            Map.entry("Credential.identity", new Json(Parts.ProvenIdentity.class).orNull()),
            Map.entry("resource", new Json(Parts.NamedRef.class).orNull()),
            Map.entry("parent", new Json(Parts.NamedRef.class).orNull()),
            Map.entry("credential", new Json(Parts.OpenedCredential.class).orNull()),
            Map.entry("Usage.credential", new Json(Parts.NamedRef.class).orNull()),
            Map.entry("riskFactors", new Json(Parts.RiskFactor.class).list()),
            Map.entry("because", new Json(String.class).list()),
            Map.entry("place", new Json(Parts.PlaceRef.class)),
            Map.entry("policy", new Json(Parts.PolicyRef.class)),
            Map.entry("object", new Json(Parts.ObjectRef.class)),
            Map.entry("target", new Json(Parts.GrantEnd.class)),
            Map.entry("subject", new Json(Parts.GrantEnd.class)),
            Map.entry("evidence", new Json(Parts.EvidenceItem.class).list()),
            Map.entry("waiver", new Json(Parts.WaiverRef.class).orNull()),
            Map.entry("frameworks", new Json(FrameworkItem.class).list()),
            Map.entry("channel", new Json(Parts.ChannelRef.class)),
            Map.entry("route", new Json(Parts.RouteRef.class).orNull()),
            Map.entry("event", new Json(Parts.SentEvent.class)),
            Map.entry("attempts", new Json(Parts.DeliveryAttempt.class).list()),
            Map.entry("scopes", new Json(Parts.CrawlScope.class).list()),
            Map.entry("problems", new Json(Parts.CrawlProblem.class).list()));

    private final RecordSchemas records;

    ListedItems(RecordSchemas records) {
        this.records = records;
    }

    /** A list, and the name of its items' component. */
    record Listed(String component, ListSource source) {}

    /** What a member that is read as JSON holds. */
    private record Json(Class<?> type, boolean isList, boolean nullable) {
        Json(Class<?> type) {
            this(type, false, false);
        }

        Json list() {
            return new Json(type, true, nullable);
        }

        Json orNull() {
            return new Json(type, isList, true);
        }
    }

    static List<Listed> all() {
        return List.copyOf(LISTS.values());
    }

    static Optional<Listed> named(String segment) {
        return Optional.ofNullable(LISTS.get(segment));
    }

    Schema item(Listed listed) {
        Schema item = Schemas.of(Schema.SchemaType.OBJECT)
                .description("With ?fields= it has the members that were asked for, otherwise all");
        for (ListField member : listed.source().fields()) {
            item.addProperty(member.name(), member(listed, member));
        }
        return item.required(
                listed.source().fields().stream().map(ListField::name).toList());
    }

    private Schema member(Listed listed, ListField member) {
        if (member.type() == ListField.Type.JSON) {
            return json(listed.component(), member.name());
        }
        Field known = listed.source().schema().field(member.name()).orElse(null);
        Schema schema = plain(member, known);
        return known == null ? mayBe(member, schema) : known.nullable() ? Schemas.orNull(schema) : schema;
    }

    private static Schema mayBe(ListField member, Schema schema) {
        return MAYBE.contains(member.name()) ? Schemas.orNull(schema) : schema;
    }

    private static Schema plain(ListField member, @Nullable Field known) {
        return switch (member.type()) {
            case TEXT ->
                member.name().equals("id")
                        ? Schemas.id()
                        : known != null && !known.values().isEmpty() ? Schemas.oneOf(known.values()) : Schemas.text();
            case NUMBER -> Schemas.integer();
            case DECIMAL -> Schemas.decimal();
            case FLAG -> Schemas.flag();
            case TIME -> Schemas.time();
            case TEXTS -> Schemas.listOf(Schemas.text());
            case JSON -> throw new IllegalStateException(member.name() + " is told by its record");
        };
    }

    private Schema json(String component, String member) {
        if (member.equals("attributes")) {
            return Schemas.anyObject();
        }
        Json json = MEMBERS.getOrDefault(component + "." + member, MEMBERS.get(member));
        if (json == null) {
            throw new IllegalStateException(
                    "Say in ListedItems what the member " + member + " of a " + component + " holds");
        }
        Schema one = json.type() == String.class ? Schemas.text() : records.ref(json.type());
        Schema schema = json.isList() ? Schemas.listOf(one) : one;
        return json.nullable() ? Schemas.orNull(schema) : schema;
    }
}
