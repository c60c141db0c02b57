package io.claviger.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the demo with places for what is made on this machine: {@code {password:ROLE}}, {@code {secret:NAME}}, {@code {time:DAYS}}. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{(password|secret|time):([\\w-]+)}");

    private final DemoSecrets secrets;
    private final Instant now;

    Template(DemoSecrets secrets, Instant now) {
        this.secrets = secrets;
        this.now = now;
    }

    String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place)));
    }

    /** The text as someone leaves it who has noticed the secrets. */
    static String redacted(String text) {
        return PLACE.matcher(text).replaceAll("from the vault");
    }

    static String resource(String path) {
        try (InputStream in = Template.class.getResourceAsStream("/demo/" + path)) {
            if (in == null) {
                throw new IllegalStateException("/demo/" + path + " is missing from the jar: build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DemoFailure("/demo/" + path + " cannot be read from the jar: build it again", e);
        }
    }

    private String value(MatchResult place) {
        String name = place.group(2);
        return switch (place.group(1)) {
            case "password" -> secrets.password(name);
            case "secret" -> secrets.planted(name);
            default -> now.plus(Duration.ofDays(Long.parseLong(name))).toString();
        };
    }
}
