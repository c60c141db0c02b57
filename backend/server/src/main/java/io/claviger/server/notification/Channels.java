package io.claviger.server.notification;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.egress.Egress;
import io.claviger.server.egress.Reach;
import io.claviger.server.sealing.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The channels, as administrators see and change them. */
@ApplicationScoped
public class Channels {

    private final Database database;
    private final ChannelTable table;
    private final DeliveryLog deliveries;
    private final Sealer sealer;
    private final Egress egress;
    private final Audit audit;
    private final NotificationConfig config;
    private final InstantSource clock;

    Channels(
            Database database,
            ChannelTable table,
            DeliveryLog deliveries,
            Sealer sealer,
            Egress egress,
            Audit audit,
            NotificationConfig config,
            InstantSource clock) {
        this.database = database;
        this.table = table;
        this.deliveries = deliveries;
        this.sealer = sealer;
        this.egress = egress;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** A new channel, and its signing secret, which is shown this once. */
    public record Created(Channel channel, @Nullable String secret) {}

    public List<Channel> all() {
        return table.all();
    }

    public Channel get(UUID id) {
        return table.find(id).orElseThrow(() -> Refusal.notFound("channel", id));
    }

    public Created create(ChannelDraft draft) {
        if (draft.url() == null) {
            throw invalid("/url", "Say where messages go");
        }
        Target target = new Target(checkedUrl(draft.url()), secret(draft).orElse(null), null, null);
        if (draft.kind() == ChannelKind.STANDARD_WEBHOOK && target.secret() == null) {
            target = target.withSecret(SigningSecret.random(), clock.instant());
        }
        SigningSecret shown = draft.secret() == null ? target.secret() : null;
        Target sealed = target;
        UUID id = database.inTransaction(() -> {
            UUID fresh = named(draft.name(), () -> table.insert(draft, sealed, sealer));
            audit.record(
                    "channel.created",
                    "channel",
                    fresh,
                    Map.of("name", draft.name(), "kind", draft.kind().word()));
            return fresh;
        });
        return new Created(get(id), shown == null ? null : shown.text());
    }

    /** @param seen refuses the version that is there, if the caller has seen another */
    public Channel update(UUID id, ChannelDraft draft, LongConsumer seen) {
        database.inTransaction(() -> {
            Channel before = table.lock(id).orElseThrow(() -> Refusal.notFound("channel", id));
            seen.accept(before.version());
            if (before.kind() != draft.kind()) {
                throw invalid("/kind", "A channel keeps its kind: add another channel instead");
            }
            Target target = table.target(id, sealer);
            if (draft.url() != null) {
                target = target.withUrl(checkedUrl(draft.url()));
            }
            Optional<SigningSecret> next = secret(draft);
            if (next.isPresent()) {
                target = target.withSecret(next.get(), clock.instant().plus(config.secretOverlap()));
            }
            Target sealed = target;
            named(draft.name(), () -> table.update(id, draft, sealed, sealer));
            if (!draft.enabled()) {
                deliveries.abandon(id);
            }
            audit.record(
                    "channel.changed",
                    "channel",
                    id,
                    Map.of(
                            "name",
                            draft.name(),
                            "enabled",
                            draft.enabled(),
                            "url",
                            draft.url() != null,
                            "secret",
                            next.isPresent()));
            return true;
        });
        return get(id);
    }

    /** @param seen refuses the version that is there, if the caller has seen another */
    public void delete(UUID id, LongConsumer seen) {
        database.inTransaction(() -> {
            Channel before = table.lock(id).orElseThrow(() -> Refusal.notFound("channel", id));
            seen.accept(before.version());
            table.delete(id);
            audit.record("channel.deleted", "channel", id, Map.of("name", before.name()));
            return true;
        });
    }

    private URI checkedUrl(String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw invalid("/url", "It is not a URL: write https://host/path");
        }
        if (egress.checkWebhook(url) instanceof Reach.Refused(String reason)) {
            throw invalid("/url", reason);
        }
        return url;
    }

    private static Optional<SigningSecret> secret(ChannelDraft draft) {
        if (draft.secret() == null) {
            return Optional.empty();
        }
        if (draft.kind() != ChannelKind.STANDARD_WEBHOOK) {
            throw invalid("/secret", "Only a standard-webhook signs: leave the secret out");
        }
        try {
            return Optional.of(SigningSecret.parse(draft.secret()));
        } catch (IllegalArgumentException wrong) {
            throw invalid("/secret", String.valueOf(wrong.getMessage()));
        }
    }

    private static <T> T named(String name, Supplier<T> write) {
        try {
            return write.get();
        } catch (DatabaseFailure failure) {
            if (failure.violates("channel_name_key")) {
                throw Refusal.conflict(
                        "channel-name-taken", "There is a channel named '" + name + "': choose another name");
            }
            throw failure;
        }
    }

    private static Refusal invalid(String pointer, String detail) {
        return Refusal.invalid("channel-invalid", detail, new Refusal.Place(pointer, detail));
    }
}
