package io.claviger.connector.aws.api;

import java.util.Optional;

/**
 * One account that is read.
 *
 * @param id its twelve digits
 * @param name for people
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} or one of the isolated ones
 * @param role the ARN of the role to assume there; empty for the account whose credentials were set
 * @param externalId what that role's trust policy may ask for
 * @param suspended whether its organization says that it was closed, so that nothing in it can be read
 */
public record Account(
        String id,
        String name,
        String partition,
        Optional<String> role,
        Optional<String> externalId,
        boolean suspended) {

    Account(String id, String name, String partition, Optional<String> role, Optional<String> externalId) {
        this(id, name, partition, role, externalId, false);
    }

    /** The ARN that stands for the account as a whole, and for its root user. */
    public String root() {
        return "arn:" + partition + ":iam::" + id + ":root";
    }
}
