package io.claviger.server.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.egress.Egress;
import io.claviger.server.egress.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that settings name: a setting called {@code host}, a URL, or git's {@code user@host:path}. Each is judged. */
@ApplicationScoped
public class SourceAddresses {

    private static final Pattern SCP = Pattern.compile("^(?:[^@/\\s]+@)([^:/\\s]+):(?!//).+");
    private static final Pattern URL = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://.+");

    private final Egress egress;

    SourceAddresses(Egress egress) {
        this.egress = egress;
    }

    /** Setting to the host that it names, in lower case. */
    static Map<String, String> of(ObjectNode settings) {
        Map<String, String> hosts = new TreeMap<>();
        settings.properties()
                .forEach(setting -> host(setting.getKey(), setting.getValue())
                        .ifPresent(host -> hosts.put(setting.getKey(), host.toLowerCase(java.util.Locale.ROOT))));
        return hosts;
    }

    /** Refuses settings that lead where the server must not go. A name that cannot be looked up now may be later. */
    void judge(ObjectNode settings) {
        of(settings).forEach((setting, host) -> {
            if (egress.checkSource(host, settings.path("port").asInt(0)) instanceof Reach.Refused(String reason)) {
                throw Refusal.invalid(
                        "source-address-refused", reason, new Refusal.Place("/settings/" + setting, reason));
            }
        });
    }

    private static Optional<String> host(String name, JsonNode value) {
        String text = value.isTextual() ? value.asText().strip() : "";
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (name.equals("host")) {
            return Optional.of(text);
        }
        Matcher scp = SCP.matcher(text);
        if (URL.matcher(text).matches()) {
            return Optional.ofNullable(hostOf(text));
        }
        return scp.matches() ? Optional.of(scp.group(1)) : Optional.empty();
    }

    private static @Nullable String hostOf(String url) {
        try {
            return URI.create(url).getHost();
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}
