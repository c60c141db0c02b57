package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.SecretType.Reach;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the ways in which a rule file says how a type is found into keywords and patterns. */
final class RecognitionReader {

    /** Not inside a longer word; an escape such as {@code \n} or {@code %22} before it is no part of a word. */
    private static final String LEFT =
            "(?:(?<![0-9A-Za-z_-])|(?<=\\\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=[^0-9A-Za-z][_-]))";

    /** The same on an engine that cannot look behind. */
    private static final String OWN_LEFT = "(?:\\A|[^0-9A-Za-z_-]|\\\\[nrt]|%[0-9A-Fa-f]{2}|[^0-9A-Za-z][_-])";

    private static final Pattern LAST_CLASS = Pattern.compile("\\[([^\\]]+)\\](?:\\{[0-9,]+\\}|[?])\\+?$");
    private static final Pattern LITERAL_START = Pattern.compile("^(?:[A-Za-z0-9_:/~=-]|\\\\[.+])+(?![{?*+])");
    private static final Pattern UNBOUNDED = Pattern.compile("(?<!\\\\)[*+](?![^\\[]*\\])|\\{[0-9]+,\\}");
    private static final Set<String> DETECTORS =
            Set.of("password", "random-value", "beside-vendor", "behind-word", "behind-prefix");

    /** Those that the keywords of other types call, and that need none of their own. */
    private static final Set<String> CALLED_BY_OTHERS = Set.of("beside-vendor", "behind-prefix");

    private RecognitionReader() {}

    /** @param own how the patterns are read that people brought; nothing for ours */
    static Recognition read(RuleNode node, @Nullable Own own) {
        List<String> ways = List.of("token", "assigned", "url", "pattern", "patterns", "detector").stream()
                .filter(node::has)
                .toList();
        if (ways.size() != 1) {
            throw node.wrong(
                    "a type has one of token, assigned, url, pattern, patterns and detector; this has " + ways);
        }
        List<String> files = node.texts("files");
        List<String> keywords = new ArrayList<>(node.texts("keywords"));
        boolean derived = keywords.isEmpty() && !node.has("detector");
        boolean anyCase = node.flag("anycase", ways.getFirst().equals("assigned") || node.has("detector"));
        String detector = node.has("detector") ? detector(node) : null;
        List<String> patterns = patterns(node, ways.getFirst(), keywords, own);
        if (detector == null || !CALLED_BY_OTHERS.contains(detector)) {
            checkKeywords(node, keywords, files);
        }
        for (int i = 0; i < patterns.size(); i++) {
            checkPattern(node, ways.getFirst(), i, RulePattern.of(patterns.get(i), own));
        }
        // What may take a byte before the secret does not begin where a keyword begins, and sees nothing behind it.
        boolean anchored = own == null && node.flag("anchored", derived && !keywords.isEmpty());
        String nearby = own == null && node.has("assigned") ? nearby(node.node("assigned")) : null;
        List<Stretch> stretches =
                own == null ? patterns.stream().map(StretchReader::of).toList() : List.of();
        return new Recognition(
                keywords,
                anyCase,
                anchored,
                files,
                patterns,
                detector,
                reach(node),
                priority(node),
                nearby,
                stretches,
                own);
    }

    /** What a type that is found by patterns looks for. What leads to the secret adds its keywords. */
    private static List<String> patterns(RuleNode node, String way, List<String> keywords, @Nullable Own own) {
        return switch (way) {
            case "token" -> {
                // Its own mistakes are told before what surrounds it hides them.
                RulePattern.of(node.text("token"), own).check(node, "token", 0);
                yield List.of(token(node.text("token"), keywords, own));
            }
            case "assigned" -> List.of(assigned(node.node("assigned"), keywords, own));
            case "url" -> List.of(url(node.node("url"), keywords, own));
            case "pattern" -> List.of(node.text("pattern"));
            case "patterns" -> node.texts("patterns");
            default -> List.of();
        };
    }

    private static String token(String token, List<String> keywords, @Nullable Own own) {
        Matcher start = LITERAL_START.matcher(token);
        if (keywords.isEmpty() && start.find()) {
            String literal = token.substring(0, start.end()).replace("\\", "");
            // What a quantifier follows is not part of the fixed text.
            keywords.add(literal);
        }
        Matcher last = LAST_CLASS.matcher(token);
        String tail = last.find() ? last.group(1) : "";
        String right = tail.contains("-") && (tail.endsWith("-") || tail.startsWith("-") || tail.contains("_"))
                ? "0-9A-Za-z_-"
                : "0-9A-Za-z";
        return (own == null ? LEFT : OWN_LEFT) + "(?<secret>" + token + ")" + RulePattern.notBefore(right, own);
    }

    private static String assigned(RuleNode assigned, List<String> keywords, @Nullable Own own) {
        assigned.refuseOthersThan(Set.of("names", "words", "value"));
        RulePattern.of(assigned.text("value"), own).check(assigned, "value", 0);
        List<String> names = assigned.texts("names");
        if (keywords.isEmpty()) {
            keywords.addAll(AssignedPattern.spellings(names));
        }
        return AssignedPattern.of(names, assigned.texts("words"), assigned.text("value"), own);
    }

    private static String nearby(RuleNode assigned) {
        return AssignedPattern.nearby(assigned.texts("words"), assigned.text("value"));
    }

    /** The password may hold an at-sign, since people forget to escape it; it ends at the last one before the host. */
    private static String url(RuleNode url, List<String> keywords, @Nullable Own own) {
        url.refuseOthersThan(Set.of("schemes"));
        List<String> schemes = url.texts("schemes");
        if (keywords.isEmpty()) {
            schemes.forEach(scheme -> keywords.add(scheme + "://"));
        }
        String alternatives = schemes.stream().map(RecognitionReader::literal).collect(Collectors.joining("|"));
        return "(?i:" + alternatives + ")://(?<user>[^\\s:/@\"'`<>?#]{0,128}" + (own == null ? "+" : "") + "):"
                + "(?<secret>[^\\s/\"'`<>?#]{1,256}|\\$\\{[^\\s\"'`]{1,128}\\}|<[^\\s\"'`<>]{1,64}>)@(?<host>[^\\s/\"'`<>:?#,@\\\\)\\]]{1,255})";
    }

    private static String literal(String text) {
        return text.replaceAll("[^0-9A-Za-z_]", "\\\\$0");
    }

    private static String detector(RuleNode node) {
        String detector = node.text("detector");
        if (!DETECTORS.contains(detector)) {
            throw node.wrong("there is no detector '" + detector + "'; there are " + DETECTORS);
        }
        return detector;
    }

    private static void checkKeywords(RuleNode node, List<String> keywords, List<String> files) {
        if (keywords.isEmpty() && files.isEmpty()) {
            throw node.wrong("keywords are missing, and cannot be taken from the pattern's beginning");
        }
        for (String keyword : keywords) {
            if (keyword.length() < 3 && files.isEmpty()) {
                throw node.wrong(
                        "the keyword '" + keyword + "' is too short to be a filter; three characters at least");
            }
            if (keyword.chars().anyMatch(c -> c > 126)) {
                throw node.wrong("the keyword '" + keyword + "' is not ASCII");
            }
        }
    }

    private static void checkPattern(RuleNode node, String way, int item, RulePattern pattern) {
        pattern.check(node, way, item);
        String withoutClasses = pattern.text().replaceAll("\\\\.", "_").replaceAll("\\[[^\\]]*\\]", "_");
        boolean endless =
                UNBOUNDED.matcher(withoutClasses.replaceAll("([}?])\\+", "$1")).find();
        if (endless && pattern.own() == null) {
            throw node.wrong("the pattern has a repetition without an end; write {0,n}");
        }
    }

    private static Reach reach(RuleNode node) {
        @Nullable String reach = node.optional("reach");
        if (reach == null) {
            return new Reach(node.has("token") ? 16 : 160, 600);
        }
        Matcher parts = Pattern.compile("([0-9]{1,4})-([0-9]{1,5})").matcher(reach);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > 4_000 || Integer.parseInt(parts.group(2)) > 20_000) {
            throw node.wrong("reach is two numbers of bytes, such as 100-2000, of at most 4000 and 20000");
        }
        return new Reach(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    private static int priority(RuleNode node) {
        int otherwise = node.has("token") ? 60 : node.has("assigned") ? 40 : node.has("detector") ? 10 : 50;
        return (int) node.number("priority", otherwise);
    }
}
