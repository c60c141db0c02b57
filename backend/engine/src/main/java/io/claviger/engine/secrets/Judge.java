package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Check.Ruling;
import io.claviger.engine.secrets.judge.Checks;
import io.claviger.engine.secrets.judge.Connections;
import io.claviger.engine.secrets.judge.Encodings;
import io.claviger.engine.secrets.judge.Entropy;
import io.claviger.engine.secrets.judge.Evidence;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Names;
import io.claviger.engine.secrets.judge.Naming;
import io.claviger.engine.secrets.judge.Placeholders;
import io.claviger.engine.secrets.judge.Published;
import io.claviger.engine.secrets.judge.Purpose;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.IdentityRule;
import io.claviger.engine.secrets.rules.SecretType.Judging;
import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.VerificationRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a verdict of a candidate of one text: placeholders first, then the type's checks, then randomness. Not safe for use
 * by several threads.
 */
final class Judge {

    /** Kinds whose names people choose. */
    private static final Pattern CHOSEN = Pattern.compile(".*\\.(?:user|login|role)");

    private static final double IN_TESTS = 0.8;
    private static final double NEARBY = 0.8;
    private static final double DOUBTFUL = 0.5;
    /** Of types that nothing but a name beside the value speaks for. */
    private static final double LOOSE = 0.4;

    private static final int SHORTEST_NAME = 8;
    private static final Pattern NO_LETTER = Pattern.compile("[^0-9A-Za-z]");
    /** The checks that tell words from values made at random, and other keys from what they look for. */
    private static final Set<String> LOOKS = Set.of("shape", "basic-auth");

    /** What several vendors' keys hold between their parts. */
    private static final String RUN = "AAAAA";

    private final Vicinity vicinity;
    private final ScanContext context;
    private @Nullable Purpose purpose;

    Judge(Vicinity vicinity, ScanContext context) {
        this.vicinity = vicinity;
        this.context = context;
    }

    /**
     * Judges.
     *
     * @param hidden in words, how the value was hidden in the text; empty when it was not
     * @param documentation whether it stands in the documentation within a source; asked for what could be a secret
     */
    Judgement judge(Candidate candidate, Window window, String hidden, BooleanSupplier documentation) {
        Judgement judged = judged(candidate, window, documentation);
        List<String> because = new ArrayList<>(judged.because());
        Optional<String> name = candidate.groups().containsKey("user")
                ? Optional.empty()
                : Naming.before(window.text(), candidate.start(), isYaml(context.file()));
        if (name.isPresent() && judged.verdict() == Verdict.PLAUSIBLE && repeats(candidate, window, name.get())) {
            return new Judgement(Verdict.PLACEHOLDER, 0.02, List.of("repeats the name that it is given to"), null);
        }
        name.ifPresent(known -> because.add("value of " + known));
        if (!hidden.isEmpty()) {
            because.add(hidden);
        }
        return new Judgement(judged.verdict(), judged.confidence(), because, judged.identity(), judged.byLooks());
    }

    /** Whether a value says no more than its name does, as in {@code MD5_PASSWORD = "md5Password"}. */
    private static boolean repeats(Candidate candidate, Window window, String name) {
        if (candidate.end() - candidate.start() > 2 * name.length() + SHORTEST_NAME) {
            return false;
        }
        String value = plain(window.text().substring(candidate.start(), candidate.end()));
        String own = plain(name.substring(name.lastIndexOf('.') + 1));
        return own.length() >= SHORTEST_NAME && value.contains(own)
                || value.length() >= SHORTEST_NAME && own.contains(value);
    }

    private static String plain(String name) {
        return NO_LETTER.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static boolean isYaml(String file) {
        return file.endsWith(".yml") || file.endsWith(".yaml");
    }

    private Judgement judged(Candidate candidate, Window window, BooleanSupplier documentation) {
        Judging judging = candidate.type().judging();
        String value = window.text().substring(candidate.start(), candidate.end());
        Own own = candidate.type().recognition().own();
        if (own != null && !own.judged()) {
            return believed(value, judging);
        }
        List<String> because = new ArrayList<>();
        Optional<String> placeholder = placeholder(candidate.type(), value);
        if (placeholder.isPresent()) {
            return new Judgement(Verdict.PLACEHOLDER, 0.02, List.of(placeholder.get()), null);
        }
        Identity identity = identity(candidate, window);
        String other = Neighbours.otherThanASecret(candidate, window, context.file());
        if (!other.isEmpty()) {
            return new Judgement(Verdict.IMPOSSIBLE, 0.02, List.of(other), identity);
        }
        Verdict verdict = Verdict.PLAUSIBLE;
        boolean doubtful = false;
        for (String check : judging.checks()) {
            Ruling ruling = Checks.apply(check, evidence(candidate, window, value, check));
            if (!ruling.because().isEmpty()) {
                because.add(ruling.because());
            }
            identity = ruling.identity() != null ? ruling.identity() : identity;
            doubtful |= ruling.doubtful();
            if (ruling.verdict() != null) {
                verdict = ruling.verdict();
                if (!verdict.reportable()) {
                    return new Judgement(verdict, 0.01, because, identity, byLooks(check, verdict));
                }
            }
        }
        if (verdict == Verdict.PLAUSIBLE && Entropy.bits(value) < judging.minEntropy()) {
            return new Judgement(Verdict.IMPOSSIBLE, 0.03, List.of("too regular to be random"), identity, true);
        }
        Judgement sure =
                new Judgement(verdict, confidence(candidate.type(), verdict, because, doubtful), because, identity);
        return weighed(candidate, window, sure, doubtful, documentation.getAsBoolean() ? Purpose.DOCSTRING : purpose());
    }

    private static boolean byLooks(String check, Verdict verdict) {
        return verdict == Verdict.IMPOSSIBLE && LOOKS.contains(Checks.nameOf(check));
    }

    private static double confidence(SecretType type, Verdict verdict, List<String> because, boolean doubtful) {
        double confidence = verdict == Verdict.CONFIRMED ? 0.99 : type.judging().confidence();
        confidence *= because.contains(Connections.WEAK) ? 0.6 : 1;
        return doubtful ? confidence * DOUBTFUL : confidence;
    }

    /** A rule that people brought, and that says by itself what counts. */
    private static Judgement believed(String value, Judging judging) {
        double bits = Entropy.bits(value);
        return judging.minEntropy() > 0 && bits <= judging.minEntropy()
                ? new Judgement(
                        Verdict.IMPOSSIBLE, 0.03, List.of("its entropy is not above what its rule asks for"), null)
                : new Judgement(Verdict.PLAUSIBLE, judging.confidence(), List.of("matches a rule of your own"), null);
    }

    /** Takes into account where it stands. */
    private Judgement weighed(Candidate candidate, Window window, Judgement judged, boolean doubtful, Purpose purpose) {
        SecretType type = candidate.type();
        Verdict verdict = judged.verdict();
        List<String> because = new ArrayList<>(judged.because());
        double confidence = judged.confidence();
        boolean weak = because.contains(Connections.WEAK) || doubtful;
        boolean key = window.text().startsWith("-----BEGIN", candidate.start())
                || type.id().startsWith("jwt/")
                || type.id().equals("ansible/vault")
                || doubtful;
        if (verdict.reportable() && isMadeUp(type, verdict, purpose, weak, key)) {
            because.add(purpose.madeUp());
            return new Judgement(Verdict.PLACEHOLDER, 0.1, because, judged.identity());
        }
        if (verdict != Verdict.CONFIRMED && purpose != Purpose.OTHER) {
            because.add("in a test, example or document");
            confidence *= IN_TESTS;
        }
        if (candidate.nearby()) {
            confidence *= NEARBY;
            because.add("stands near its vendor's name");
        }
        if (because.isEmpty()) {
            because.add(
                    type.judging().shown() > 0
                            ? "has the prefix and form of its type"
                            : "stands where its type stands");
        }
        return new Judgement(verdict, confidence, because, judged.identity());
    }

    /** What the text is for: read once, and only where something is found. */
    private Purpose purpose() {
        Purpose read = purpose == null ? Purpose.of(context.within()) : purpose;
        purpose = read;
        return read;
    }

    private static Optional<String> placeholder(SecretType type, String value) {
        String hash = Published.sha256(value);
        if (type.judging().documented().contains(hash)) {
            return Optional.of("the vendor's own documented example");
        }
        if (Published.has(hash)) {
            return Optional.of("a value that is published, in a specification or by its vendor");
        }
        int shown = Math.min(type.judging().shown(), value.length() - 1);
        return value.startsWith("-----BEGIN")
                ? Optional.empty()
                : Placeholders.reason(withoutFixedRuns(type, value.substring(shown)));
    }

    /** A run of one character that is part of a type's own form says nothing. */
    private static String withoutFixedRuns(SecretType type, String value) {
        boolean fixed = value.contains(RUN)
                && type.recognition().patterns().stream().anyMatch(pattern -> pattern.contains(RUN));
        return fixed ? value.replaceFirst("(?<=[^A])A{6,20}(?=[^A])", "") : value;
    }

    private Evidence evidence(Candidate candidate, Window window, String value, String check) {
        IdentityRule rule = candidate.type().judging().identity();
        String kind = rule == null ? null : rule.kind();
        return new Evidence(
                value,
                candidate.groups(),
                Checks.argumentOf(check),
                kind,
                reach -> window.around(candidate.start(), candidate.end(), reach),
                context.now());
    }

    private @Nullable Identity identity(Candidate candidate, Window window) {
        IdentityRule rule = candidate.type().judging().identity();
        if (rule == null) {
            return null;
        }
        String name = rule.group() == null ? null : candidate.groups().get(rule.group());
        String near = rule.near();
        if (name == null && near != null) {
            name = vicinity.nearest(candidate, window, near);
        }
        if (name == null || name.isEmpty()) {
            return null;
        }
        if (rule.kind().equals("aws.access-key")) {
            return new Identity(rule.kind(), name, name.substring(0, 4) + "…" + name.substring(name.length() - 4));
        }
        String called = Encodings.unescaped(name);
        return CHOSEN.matcher(rule.kind()).matches() && Names.isKey(called)
                ? null
                : Identity.named(rule.kind(), called);
    }

    /** What the vendor wants to be told beside the secret, for types whose vendor can be asked. */
    Map<String, String> companions(Candidate candidate, Window window, @Nullable Identity identity) {
        VerificationRequest request = candidate.type().verification();
        if (request == null) {
            return Map.of();
        }
        Map<String, String> companions = new HashMap<>(candidate.groups());
        if (identity != null) {
            companions.put("identity", identity.externalId());
        }
        request.companions().forEach((name, pattern) -> {
            String near = vicinity.nearest(candidate, window, pattern);
            if (near != null) {
                companions.put(name, near);
            }
        });
        return companions;
    }

    /**
     * In tests only what has a vendor's form stays: keys are made for them, and whatever has no form of its own is made up.
     * In documents a password that everyone tries first is part of the explanation, and so are a token that cannot be valid and
     * what has nothing but a name beside it.
     */
    private static boolean isMadeUp(SecretType type, Verdict verdict, Purpose purpose, boolean weak, boolean known) {
        boolean hash = type.provider().equals("password-hash");
        boolean key = known || hash || type.id().startsWith("private-key/");
        boolean formless = verdict != Verdict.CONFIRMED && type.judging().shown() == 0;
        return switch (purpose) {
            case TEST, DOCSTRING -> key || formless;
            case MANUAL -> weak || hash || formless && !type.judging().checks().contains("connection");
            case DOCUMENT -> weak || hash || formless && type.judging().confidence() <= LOOSE;
            case OTHER -> false;
        };
    }
}
