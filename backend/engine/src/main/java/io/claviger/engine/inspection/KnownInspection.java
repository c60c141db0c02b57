package io.claviger.engine.inspection;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.judge.Checksums;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Inspects a secret of a type that the rules know. */
final class KnownInspection {

    private static final Pattern HANDLE = Pattern.compile(
            "(?!personal-|project-|user-auth).*(?:oauth-token|access-token|reference-token|session-token|installation-token|"
                    + "refresh-token|app-user-token|service-token|batch-token|rotating-token|ci-job-token|bearer-token).*");

    private KnownInspection() {}

    /** @param others how many more secrets stand in the text */
    static Inspection of(Match match, long others, Pasted pasted, String text) {
        SecretType type = match.type();
        TokenFormat format = format(type, match);
        List<InspectionCheck> checks = new ArrayList<>();
        if (format == TokenFormat.KEY) {
            checks.addAll(KeyInspection.checks(match, text));
        } else {
            String value = match.value().lend(bytes -> bytes);
            int fixed = type.judging().shown();
            Verdict structure = match.because().contains(Checksums.WRONG) ? Verdict.IMPOSSIBLE : match.verdict();
            checks.addAll(OpaqueChecks.of(value, fixed, true, structure, format));
            checks.addAll(pasted.surroundings().checks());
        }
        return new Inspection(
                type.id(),
                type.provider(),
                type.title(),
                format,
                Map.of(),
                null,
                null,
                null,
                match.verdict(),
                because(match, others),
                checks,
                match.identity(),
                match.preview());
    }

    private static List<String> because(Match match, long others) {
        List<String> because = new ArrayList<>(match.because());
        if (others > 0) {
            because.add(
                    "this is one of " + (others + 1) + " secrets in the text: inspect the others alone, or scan it");
        }
        return because;
    }

    private static TokenFormat format(SecretType type, Match match) {
        String kind = type.id().substring(type.id().indexOf('/') + 1);
        if (type.provider().equals("private-key")
                || match.value().<Boolean>lend(value -> value.contains("PRIVATE KEY-----"))) {
            return TokenFormat.KEY;
        }
        if (kind.contains("connection-string")
                || kind.equals("jdbc-url")
                || type.id().equals("url/basic-auth")) {
            return TokenFormat.CONNECTION;
        }
        if (kind.contains("basic-auth")) {
            return TokenFormat.BASIC;
        }
        if (kind.contains("password")) {
            return TokenFormat.PASSWORD;
        }
        if (type.id().equals("http/bearer-authorization") || type.provider().equals("generic")) {
            return TokenFormat.OPAQUE;
        }
        return HANDLE.matcher(kind).matches() ? TokenFormat.REFERENCE : TokenFormat.API_KEY;
    }
}
