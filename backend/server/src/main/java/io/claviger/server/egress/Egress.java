package io.claviger.server.egress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Says whether a host or a URL may be reached. Safe for many threads; may wait for DNS. */
@ApplicationScoped
public class Egress {

    private final EgressRules rules;
    private final Resolver resolver;

    @Inject
    Egress(EgressConfig config) {
        this(AllowList.parse(config.allow().orElse(List.of())), Resolver.SYSTEM);
    }

    Egress(AllowList allowed, Resolver resolver) {
        this.rules = new EgressRules(allowed);
        this.resolver = resolver;
    }

    /** Judges the host of a source before a connector is opened on it. The port is any. */
    public Reach checkSource(String host, int port) {
        return judged(Profile.SOURCE, host, port);
    }

    /** Judges the URL of a webhook: its shape, its scheme, and every address that its host has now. */
    public Reach checkWebhook(URI target) {
        Optional<String> shape = rules.refusal(target);
        if (shape.isPresent()) {
            return new Reach.Refused(shape.get());
        }
        boolean secure = target.getScheme().equalsIgnoreCase("https");
        int port = target.getPort() >= 0 ? target.getPort() : secure ? 443 : 80;
        Reach reach = judged(Profile.WEBHOOK, target.getHost(), port);
        if (secure || !(reach instanceof Reach.Open open)) {
            return reach;
        }
        return rules.refusalOfPlainHttp(open.host(), open.addresses())
                .<Reach>map(Reach.Refused::new)
                .orElse(open);
    }

    private Reach judged(Profile profile, String host, int port) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            List<InetAddress> addresses = resolver.resolve(name);
            return rules.refusal(profile, name, addresses)
                    .<Reach>map(Reach.Refused::new)
                    .orElseGet(() -> new Reach.Open(name, port, addresses));
        } catch (UnknownHostException e) {
            return new Reach.Unknown("'" + name
                    + "' cannot be looked up: check its spelling and the DNS of the machine the server runs on");
        }
    }
}
