package io.claviger.server.crawl;

import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Permission;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real connector that does what a test's {@link Script} says. */
public final class ScriptedConnectorFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "scripted";
    }

    @Override
    public String displayName() {
        return "Scripted";
    }

    @Override
    public String settingsSchema() {
        return """
                {"type":"object","required":["script"],"properties":{
                  "script":{"type":"string","title":"Script","description":"its name","minLength":1},
                  "host":{"type":"string","title":"Host","description":"any"},
                  "port":{"type":"integer","title":"Port","description":"any","minimum":1,"maximum":65535,"default":7},
                  "token":{"type":"string","title":"Token","description":"any","writeOnly":true}}}""";
    }

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("read", "everything", true, "grant read"));
    }

    @Override
    public Connector open(Settings settings) throws ConnectorException {
        String token = settings.secret("token").map(secret -> secret.reveal()).orElse("none");
        return new Scripted(Script.named(settings.text("script")), token);
    }

    private record Scripted(Script script, String token) implements Connector {

        @Override
        public List<Check> check() {
            return List.of(Check.passed("token", "it has " + token.length() + " characters"));
        }

        @Override
        public List<Scope> scopes() throws ConnectorException {
            ConnectorException failure = script.scopesFail;
            if (failure != null) {
                throw failure;
            }
            return script.parts.keySet().stream()
                    .map(id -> new Scope(id, "Scope " + id))
                    .toList();
        }

        @Override
        public void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
                throws ConnectorException, InterruptedException {
            script.begun.add(scope.id() + "@" + (checkpoint == null ? "begin" : checkpoint.value()));
            Script.Part part = script.parts.get(scope.id());
            if (part == null) {
                throw new ConnectorException(ConnectorException.Category.NOT_FOUND, "There is no scope " + scope.id());
            }
            part.crawl(checkpoint, sink);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
