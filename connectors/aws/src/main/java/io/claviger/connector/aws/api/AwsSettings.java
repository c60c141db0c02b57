package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of one AWS source, checked. */
public record AwsSettings(
        From from,
        Optional<String> accessKeyId,
        Optional<Secret> secretAccessKey,
        Optional<Secret> sessionToken,
        List<RoleToAssume> roles,
        String memberRole,
        Optional<String> externalId,
        List<String> regions,
        List<String> services,
        boolean texts,
        boolean lastAccessed,
        Optional<TrailPlace> trail,
        Optional<Path> folder,
        Optional<URI> endpoint,
        Optional<String> environment) {

    /** Where the facts come from. */
    public enum From {
        ACCOUNT,
        ORGANIZATION,
        FILES
    }

    /** A role in an account, as it was written in the settings. */
    public record RoleToAssume(String arn, String partition, String account, Optional<String> externalId) {}

    private static final Pattern ROLE =
            Pattern.compile("(arn:(aws[a-z-]*):iam::([0-9]{12}):role/[\\w+=,.@/-]{1,576})(?:\\s+(\\S{2,1224}))?");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}");

    public static AwsSettings of(Settings settings) throws ConnectorException {
        From from = from(settings.text("from"));
        Optional<Path> folder = settings.optionalText("folder").map(text -> Path.of(text.strip()));
        if (from == From.FILES && folder.isEmpty()) {
            throw wrong("folder", "is missing; with 'from' = files it is where the files are");
        }
        Optional<String> key = settings.optionalText("accessKeyId").map(String::strip);
        Optional<Secret> secret = settings.secret("secretAccessKey");
        if (key.isPresent() != secret.isPresent()) {
            throw wrong(key.isPresent() ? "secretAccessKey" : "accessKeyId", "is missing; the two belong together");
        }
        Optional<String> externalId = settings.optionalText("externalId").map(String::strip);
        return new AwsSettings(
                from,
                key,
                secret,
                settings.secret("sessionToken"),
                roles(settings.texts("roles"), externalId),
                settings.optionalText("memberRole").orElse("ClavigerRead").strip(),
                externalId,
                regions(settings.texts("regions")),
                settings.texts("services"),
                settings.flag("texts", true),
                settings.flag("lastAccessed", false),
                trail(settings.optionalText("trail")),
                folder,
                endpoint(settings.optionalText("endpoint")),
                settings.optionalText("environment"));
    }

    private static From from(String text) throws ConnectorException {
        return Arrays.stream(From.values())
                .filter(from -> from.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("from", "must be account, organization or files, not '" + text + "'"));
    }

    private static List<RoleToAssume> roles(List<String> texts, Optional<String> externalId) throws ConnectorException {
        List<RoleToAssume> roles = new ArrayList<>();
        for (String text : texts) {
            Matcher role = ROLE.matcher(text.strip());
            if (!role.matches()) {
                throw wrong(
                        "roles",
                        "must hold ARNs of roles, each with its external id behind a space where it has one, not '"
                                + text + "'");
            }
            Optional<String> own = Optional.ofNullable(role.group(4)).or(() -> externalId);
            roles.add(new RoleToAssume(role.group(1), role.group(2), role.group(3), own));
        }
        if (roles.stream().map(RoleToAssume::account).distinct().count() < roles.size()) {
            throw wrong("roles", "names two roles of one account; one is enough");
        }
        return List.copyOf(roles);
    }

    private static List<String> regions(List<String> texts) throws ConnectorException {
        for (String region : texts) {
            if (!REGION.matcher(region).matches()) {
                throw wrong("regions", "must hold names such as eu-west-1, not '" + region + "'");
            }
        }
        return List.copyOf(texts);
    }

    private static Optional<TrailPlace> trail(Optional<String> text) throws ConnectorException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<TrailPlace> place = TrailPlace.of(text.get());
        if (place.isEmpty()) {
            throw wrong("trail", "must be a bucket and what stands before the accounts, such as s3://logs/AWSLogs");
        }
        return place;
    }

    /** Only TLS, or this machine itself: what is signed and answered there is worth reading. */
    private static Optional<URI> endpoint(Optional<String> text) throws ConnectorException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.get().strip());
            boolean tls = "https".equals(uri.getScheme());
            if (uri.getHost() != null && uri.getUserInfo() == null && (tls || isThisMachine(uri))) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException malformed) {
            throw wrong("endpoint", "is no URL");
        }
        throw wrong("endpoint", "must begin with https://, unless it is on this machine");
    }

    private static boolean isThisMachine(URI uri) {
        String host = uri.getHost();
        boolean literal = host.matches("[0-9.]+|\\[[0-9a-fA-F:]+\\]");
        return "http".equals(uri.getScheme())
                && (host.equals("localhost")
                        || literal
                                && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
                                        .isLoopbackAddress());
    }

    private static ConnectorException wrong(String setting, String what) {
        return new ConnectorException(Category.PROTOCOL, "Setting '" + setting + "' " + what);
    }

    /** Where services without regions are asked. */
    public String homeRegion() {
        return regions.isEmpty() ? "us-east-1" : regions.getFirst();
    }

    /** Whether a service is to be read. */
    public boolean wants(String service) {
        boolean costly = service.equals("last-accessed") && !lastAccessed;
        return services.isEmpty() ? !costly : services.contains(service);
    }
}
