package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import io.claviger.engine.secrets.rules.VerificationRequest.AnswerCondition;
import io.claviger.engine.secrets.rules.VerificationRequest.Body;
import io.claviger.engine.secrets.rules.VerificationRequest.BodyType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code verify} of a type, and refuses what could send a secret to someone who is not its vendor. */
final class VerificationReader {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");
    private static final Set<String> KNOWN =
            Set.of("get", "post", "headers", "basic", "json", "form", "live", "dead", "liveIf", "deadIf", "with");
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Set<String> OURS =
            Set.of("host", "connection", "content-length", "content-type", "user-agent");

    private final RuleNode verify;
    private final Set<String> names;
    private final Set<String> parts;
    private final @Nullable Own own;

    private VerificationReader(RuleNode verify, Set<String> names, Set<String> parts, @Nullable Own own) {
        this.verify = verify;
        this.names = names;
        this.parts = parts;
        this.own = own;
    }

    /** What the type's {@code verify} says, or {@code null} when it has none. */
    static @Nullable VerificationRequest read(RuleNode type, Recognition recognition) {
        if (!type.has("verify")) {
            return null;
        }
        RuleNode verify = type.node("verify");
        verify.refuseOthersThan(KNOWN);
        Map<String, String> companions = verify.textsByName("with");
        Set<String> parts = new HashSet<>(Set.of("secret"));
        recognition
                .patterns()
                .forEach(pattern ->
                        parts.addAll(RulePattern.of(pattern, recognition.own()).names()));
        Set<String> names = new HashSet<>(companions.keySet());
        names.addAll(parts);
        if (type.has("identity")) {
            names.add("identity");
        }
        return new VerificationReader(verify, names, parts, recognition.own()).request(companions);
    }

    private VerificationRequest request(Map<String, String> companions) {
        if (verify.has("get") == verify.has("post")) {
            throw verify.wrong("a verification has one of get and post");
        }
        String url = url(verify.text(verify.has("get") ? "get" : "post"));
        Map<String, String> headers = verify.textsByName("headers");
        headers.forEach(this::checkHeader);
        companions.forEach(this::checkCompanion);
        String basic = verify.optional("basic");
        Body body = body();
        Set<Integer> live = statuses("live", Set.of(200));
        Set<Integer> dead = statuses("dead", Set.of(401));
        if (live.isEmpty() || live.stream().anyMatch(dead::contains)) {
            throw verify.wrong("a status is either live or dead, and one at least is live");
        }
        String all = url + headers + basic + (body == null ? "" : body.text());
        checkPlaceholders(all);
        return new VerificationRequest(
                url, headers, basic, body, live, dead, condition("liveIf"), condition("deadIf"), companions);
    }

    private String url(String url) {
        String rest = url.startsWith("https://") ? url.substring("https://".length()) : "";
        String host = rest.replaceFirst("[/?].*$", "");
        if (!HOST.matcher(host).matches()) {
            throw verify.wrong("the URL must begin with https:// and a host without placeholder, user or port: " + url);
        }
        try {
            new URI(PLACEHOLDER.matcher(url).replaceAll("x"));
        } catch (URISyntaxException e) {
            throw verify.wrong("the URL is malformed: " + e.getReason() + " at " + e.getIndex());
        }
        return url;
    }

    private void checkHeader(String name, String value) {
        if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw verify.wrong("the header '" + name + "' cannot be set");
        }
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw verify.wrong("the header '" + name + "' has characters that are not printable ASCII");
        }
    }

    private void checkCompanion(String name, String pattern) {
        RulePattern checked = RulePattern.of(pattern, own);
        checked.check(verify.node("with"), name, 0);
        if (checked.groups() < 1) {
            throw verify.wrong("the pattern of '" + name + "' has no group");
        }
    }

    private @Nullable Body body() {
        String json = verify.optional("json");
        String form = verify.optional("form");
        if (json != null && form != null || verify.has("get") && (json != null || form != null)) {
            throw verify.wrong("json or form is the body of a post, and there is one at most");
        }
        if (verify.has("get")) {
            return null;
        }
        return json == null ? new Body(BodyType.FORM, form == null ? "" : form) : new Body(BodyType.JSON, json);
    }

    private Set<Integer> statuses(String name, Set<Integer> otherwise) {
        Set<Integer> statuses = verify.has(name) ? Set.copyOf(verify.numbers(name)) : otherwise;
        for (int status : statuses) {
            if (status < 200 || status > 499 || status >= 300 && status < 400 || status == 408 || status == 429) {
                throw verify.wrong(status + " says nothing of a secret");
            }
        }
        return statuses;
    }

    private @Nullable AnswerCondition condition(String name) {
        if (!verify.has(name)) {
            return null;
        }
        RuleNode node = verify.node(name);
        node.refuseOthersThan(Set.of("json", "equals", "text"));
        if (node.has("text")) {
            return new AnswerCondition(null, node.words("text"));
        }
        String pointer = node.text("json");
        if (!pointer.startsWith("/")) {
            throw node.wrong("a JSON pointer begins with a slash, not as '" + pointer + "'");
        }
        return new AnswerCondition(pointer, node.words("equals"));
    }

    private void checkPlaceholders(String all) {
        Set<String> used = new HashSet<>();
        for (Matcher matcher = PLACEHOLDER.matcher(all); matcher.find(); ) {
            used.add(matcher.group(1));
        }
        for (String name : used) {
            if (!names.contains(name)) {
                throw verify.wrong(
                        "there is no {" + name + "} here; there are " + names + ", and 'with' can name a companion");
            }
        }
        if (used.stream().noneMatch(parts::contains)) {
            throw verify.wrong("the request does not hold {secret}, nor a named group of the pattern");
        }
    }
}
