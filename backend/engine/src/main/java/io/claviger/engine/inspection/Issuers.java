package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who issues a JWT, for what, and whose it is. */
final class Issuers {

    private record Known(Pattern issuer, String provider) {}

    /** Issuers as the vendors' documentation gives them. */
    private static final List<Known> KNOWN = List.of(
            known("https://token\\.actions\\.githubusercontent\\.com.*|https://github\\.com/login/oauth", "github"),
            known("https://gitlab\\.com.*", "gitlab"),
            known(
                    "https://accounts\\.google\\.com|accounts\\.google\\.com|https://securetoken\\.google\\.com/.*|.*\\.gserviceaccount\\.com",
                    "google"),
            known(
                    "https://sts\\.windows\\.net/.*|https://login\\.microsoftonline\\.(?:com|us)/.*|https://[a-z0-9-]+\\.b2clogin\\.com/.*",
                    "azure"),
            known(
                    "https://cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com/.*|https://oidc\\.eks\\.[a-z0-9-]+\\.amazonaws\\.com/.*",
                    "aws"),
            known("https://[a-z0-9-]+\\.(?:okta|oktapreview|okta-emea)\\.com.*", "okta"),
            known("https://[a-z0-9.-]+\\.auth0\\.com/?", "auth0"),
            known("https://appleid\\.apple\\.com", "apple"),
            known("https://oidc\\.circleci\\.com/org/.*", "circleci"),
            known("https://agent\\.buildkite\\.com", "buildkite"),
            known("https://app\\.terraform\\.io", "terraform"),
            known("https://[^/]+(?:/auth)?/realms/[^/]+", "keycloak"),
            known("kubernetes/serviceaccount|https://kubernetes\\.default\\.svc.*", "kubernetes"),
            known("supabase|https://[a-z0-9]+\\.supabase\\.co/auth/v1", "supabase"),
            known("https://clerk\\..*|https://[a-z0-9-]+\\.clerk\\.accounts\\.dev", "clerk"),
            known("https://api\\.bitbucket\\.org/.*", "atlassian"));

    private Issuers() {}

    private static Known known(String pattern, String provider) {
        return new Known(Pattern.compile(pattern), provider);
    }

    static @Nullable String provider(JsonWebToken token) {
        String issuer = token.text("iss");
        for (Known known : KNOWN) {
            if (known.issuer().matcher(issuer).matches()) {
                return known.provider();
            }
        }
        return token.text("sub").startsWith("system:serviceaccount:") ? "kubernetes" : null;
    }

    /** The word for what the token is for. */
    static String purpose(JsonWebToken token) {
        String type = token.headerText("typ").toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
        String stated = (token.text("typ") + token.text("token_use")).toLowerCase(Locale.ROOT);
        Map<String, @Nullable Object> claims = token.claims();
        if (token.encrypted()) {
            return "encrypted-token";
        }
        if (token.text("sub").startsWith("system:serviceaccount:")) {
            return "service-account-token";
        }
        if (type.equals("dpop+jwt")) {
            return "dpop-proof";
        }
        if (type.equals("logout+jwt") || type.equals("secevent+jwt") || claims.containsKey("events")) {
            return "security-event";
        }
        if (stated.equals("refresh") || stated.equals("offline")) {
            return "refresh-token";
        }
        if (type.equals("at+jwt") || stated.equals("access") || stated.equals("bearer")) {
            return "access-token";
        }
        if (stated.equals("id") || claims.containsKey("nonce") || claims.containsKey("at_hash")) {
            return "id-token";
        }
        boolean assertion = !token.text("sub").isEmpty() && token.text("sub").equals(token.text("iss"));
        return assertion
                ? "client-assertion"
                : claims.containsKey("scope") || claims.containsKey("scp") ? "access-token" : "token";
    }

    /** Whose it is, in the words of connectors where one of them knows such identities. */
    static @Nullable Identity identity(JsonWebToken token) {
        String subject = token.text("sub");
        String prefix = "system:serviceaccount:";
        if (subject.startsWith(prefix)) {
            return Identity.named(
                    "kubernetes.service-account",
                    subject.substring(prefix.length()).replaceFirst(":", "/"));
        }
        if (!token.text("email").isEmpty() && token.text("email").endsWith(".gserviceaccount.com")) {
            return Identity.named("google.service-account", token.text("email"));
        }
        String client = first(token.text("client_id"), token.text("azp"), token.text("appid"), token.text("cid"));
        boolean machine = subject.isEmpty()
                || subject.equals(client)
                || token.text("idtyp").equals("app");
        if (machine && !client.isEmpty()) {
            return Identity.named("oauth.client", client);
        }
        return subject.isEmpty() ? null : Identity.named("jwt.subject", subject);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
