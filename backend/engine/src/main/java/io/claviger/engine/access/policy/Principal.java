package io.claviger.engine.access.policy;

import io.claviger.engine.access.policy.Principals.Naming;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param text the ARN, the name of a service or provider, or empty for no one known
 * @param account of an ARN; empty for others
 */
public record Principal(Kind kind, String text, @Nullable Arn arn, String account) {

    public enum Kind {
        ROOT,
        USER,
        ROLE,
        ROLE_SESSION,
        FEDERATED_USER,
        /** An identity of another provider, before it has a session; it is in no account. */
        FEDERATED,
        SERVICE,
        ANONYMOUS
    }

    private static final int ACCOUNT_DIGITS = 12;
    private static final String ORIGIN_ACCESS = "cloudfront";

    /**
     * @param text an ARN, {@code lambda.amazonaws.com}, an account's number (its root), or null for anonymous
     * @param kind {@code Federated} or {@code Service} where the text alone does not say; null otherwise
     */
    public static Principal of(@Nullable String text, @Nullable String kind) {
        if (text == null || text.isBlank() || text.equals("*")) {
            return new Principal(Kind.ANONYMOUS, "", null, "");
        }
        String said = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
        Arn arn = Arn.parse(text);
        if (arn != null) {
            Kind of = kindOf(arn, said);
            return new Principal(of, text, arn, of == Kind.FEDERATED ? "" : arn.account());
        }
        if (isAccount(text)) {
            return of("arn:aws:iam::" + text + ":root", null);
        }
        boolean service = text.contains(".amazonaws.com") || text.endsWith(".amazon.com") || said.contains("service");
        return new Principal(service && !said.startsWith("fed") ? Kind.SERVICE : Kind.FEDERATED, text, null, "");
    }

    /** A distribution's origin access identity is a user of no one's account, and has no policies of its own. */
    private static Kind kindOf(Arn arn, String said) {
        if (arn.account().equals(ORIGIN_ACCESS)) {
            return Kind.FEDERATED;
        }
        return switch (arn.type()) {
            case "root" -> Kind.ROOT;
            case "user" -> Kind.USER;
            case "role" -> Kind.ROLE;
            case "assumed-role" -> Kind.ROLE_SESSION;
            case "federated-user" -> Kind.FEDERATED_USER;
            case "oidc-provider", "saml-provider" -> Kind.FEDERATED;
            default -> said.startsWith("fed") ? Kind.FEDERATED : Kind.USER;
        };
    }

    /** Whether it acts under an account's identity-based policies. */
    public boolean hasIdentityPolicies() {
        return switch (kind) {
            case USER, ROLE, ROLE_SESSION, FEDERATED_USER -> true;
            case ROOT, FEDERATED, SERVICE, ANONYMOUS -> false;
        };
    }

    /** Service-linked roles are bound neither by SCPs nor by RCPs. */
    public boolean isServiceLinkedRole() {
        return arn != null
                && (arn.resource().startsWith("role/aws-service-role/")
                        || kind == Kind.ROLE_SESSION && arn.secondName().startsWith("AWSServiceRoleFor"));
    }

    Naming namedBy(String name) {
        if (name.equals(text) && !text.isEmpty()) {
            return kind == Kind.ROLE ? Naming.ROLE : Naming.ITSELF;
        }
        if (arn == null || account.isEmpty()) {
            return Naming.NOT;
        }
        if (name.equals(account)) {
            return kind == Kind.ROOT ? Naming.ITSELF : Naming.ACCOUNT;
        }
        Arn named = Arn.parse(name);
        if (named == null
                || !named.account().equals(account)
                || !named.partition().equals(arn.partition())) {
            return Naming.NOT;
        }
        if (named.resource().equals("root")) {
            return Naming.ACCOUNT;
        }
        boolean itsRole = kind == Kind.ROLE_SESSION
                && named.type().equals("role")
                && named.lastName().equals(arn.secondName());
        return itsRole ? Naming.ROLE : Naming.NOT;
    }

    private static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
