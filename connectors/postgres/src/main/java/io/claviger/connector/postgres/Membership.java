package io.claviger.connector.postgres;

/**
 * One role in another. Before PostgreSQL 16 a member could always take the role on, and inherited from it by its own
 * attribute.
 *
 * @param inherit whether the member has the rights of the role at once
 * @param set whether it can take the role on with {@code SET ROLE}
 * @param admin whether it can hand the role on, and so give itself the other two
 */
record Membership(String member, String role, boolean inherit, boolean set, boolean admin) {

    boolean canBecome() {
        return set || admin;
    }
}
