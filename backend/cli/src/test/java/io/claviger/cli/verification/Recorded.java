package io.claviger.cli.verification;

import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.VerificationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a vendor answers a live and a dead secret of a type, as its documentation prints it; a file a provider. */
record Recorded(SecretType type, VendorServer.Told live, VendorServer.Told dead) {

    private static final Path FOLDER = Path.of("src/test/resources/io/claviger/cli/verification/recorded");

    VerificationRequest request() {
        return Objects.requireNonNull(type.verification(), type.id() + " has answers, but no verify");
    }

    static List<Recorded> all() throws IOException {
        RuleSet rules = RuleSet.builtIn();
        List<Recorded> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String provider = file.getFileName().toString().replace(".yaml", "");
                Map<?, ?> kinds =
                        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
                for (Map.Entry<?, ?> kind : kinds.entrySet()) {
                    SecretType type = rules.find(provider + "/" + kind.getKey()).orElseThrow();
                    Map<?, ?> answers = (Map<?, ?>) kind.getValue();
                    all.add(new Recorded(type, told(answers.get("live")), told(answers.get("dead"))));
                }
            }
        }
        return all;
    }

    private static VendorServer.Told told(@Nullable Object written) {
        Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(written);
        return new VendorServer.Told((Integer) Objects.requireNonNull(answer.get("status")), (String)
                Objects.requireNonNull(answer.get("body")));
    }

    @Override
    public String toString() {
        return type.id();
    }
}
