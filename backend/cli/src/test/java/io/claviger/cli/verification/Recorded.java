package io.claviger.cli.verification;

import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.secrets.rules.VerificationRequest.AnswerCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
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

    /** Answers for each type that has none recorded, made of what its rule says that they say. */
    static List<Recorded> made() throws IOException {
        List<String> recorded = all().stream().map(one -> one.type().id()).toList();
        List<Recorded> made = new ArrayList<>();
        for (SecretType type : RuleSet.builtIn().types()) {
            VerificationRequest request = type.verification();
            if (request != null && !recorded.contains(type.id())) {
                int live = new TreeSet<>(request.live()).first();
                int dead = request.dead().isEmpty()
                        ? request.deadIf() == null ? 402 : live
                        : new TreeSet<>(request.dead()).first();
                made.add(new Recorded(
                        type,
                        new VendorServer.Told(live, saying(request.liveIf())),
                        new VendorServer.Told(dead, saying(request.deadIf()))));
            }
        }
        return made;
    }

    private static String saying(@Nullable AnswerCondition condition) {
        if (condition == null) {
            return "{}";
        }
        String word =
                condition.anyOf().isEmpty() ? "something" : condition.anyOf().getFirst();
        String pointer = condition.pointer();
        if (pointer == null) {
            return word;
        }
        Object document = word;
        for (String step : Arrays.asList(pointer.substring(1).split("/")).reversed()) {
            document = Map.of(step, document);
        }
        return JsonText.of(document);
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
