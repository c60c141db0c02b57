package io.claviger.connector.aws.iam;

import io.claviger.spi.ObjectRef;

/** The names of IAM's objects: ARNs, but for keys and certificates, which have ids. */
public final class Kinds {

    private Kinds() {}

    public static ObjectRef user(String arn) {
        return new ObjectRef("aws.user", arn);
    }

    public static ObjectRef role(String arn) {
        return new ObjectRef("aws.role", arn);
    }

    /** The root user of an account, which stands for the whole account in policies. */
    public static ObjectRef root(String arn) {
        return new ObjectRef("aws.root", arn);
    }

    static ObjectRef group(String arn) {
        return new ObjectRef("aws.group", arn);
    }

    static ObjectRef policy(String arn) {
        return new ObjectRef("aws.policy", arn);
    }

    /** Whoever an ARN names: a user, a role, a root user, or someone of whom IAM does not tell. */
    public static ObjectRef identity(String arn) {
        String resource = arn.contains(":iam::") ? arn.split(":", 6)[5] : "";
        if (resource.equals("root")) {
            return root(arn);
        }
        if (resource.startsWith("role/")) {
            return role(arn);
        }
        return resource.startsWith("user/") ? user(arn) : principal(arn);
    }

    public static ObjectRef account(String id) {
        return new ObjectRef("aws.account", id);
    }

    /** Someone outside of the accounts that are read: another account, its role or user, anyone. */
    static ObjectRef principal(String arn) {
        return new ObjectRef("aws.principal", arn);
    }

    /** Who signs in by an identity provider under a subject. */
    static ObjectRef federated(String provider, String subject) {
        return new ObjectRef("aws.federated-subject", provider + "|" + subject);
    }

    /** A permission set of Identity Center in an account: who has it there may take on its role. */
    public static ObjectRef assignedSet(String account, String set) {
        return new ObjectRef("aws.assigned-permission-set", account + "/" + set);
    }

    public static ObjectRef accessKey(String id) {
        return new ObjectRef("aws.access-key", id);
    }

    public static ObjectRef password(String userArn) {
        return new ObjectRef("aws.console-password", userArn);
    }

    /** The account in an ARN; empty when it names none. */
    static String accountOf(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[4] : "";
    }

    /** What follows the last colon or slash. */
    public static String lastName(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
