/**
 * Reads the roles of any PostgreSQL server (12 or later) as identities, their passwords as credentials, and what they may do
 * as grants.
 *
 * <p>The scope {@code cluster} holds what all databases share: roles, memberships, databases and open sessions. Each database
 * that accepts connections is a scope {@code database:NAME} with its schemas and the grants in it. Grants on tables, sequences
 * and functions are gathered: one edge for a role, a schema and a privilege, with the number of the objects and the names of
 * the first fifty, so a schema of ten thousand tables is a handful of edges.
 *
 * <p>{@code PUBLIC} is told as the role {@code public}, of which every role is a member. Predefined roles ({@code pg_monitor}
 * and the like) are told when someone is a member.
 *
 * <p>What a role may do at most counts what it can take on with {@code SET ROLE}, not only what it inherits, for whoever holds
 * its password can do so. {@code ADMIN} is power over the server or a whole database; owning a schema or tables is
 * {@code WRITE} for the role, and {@code ADMIN} on the edge.
 *
 * <p>Where the server does not tell, nothing is told: PostgreSQL knows neither when a role was created nor when its password
 * was changed, and it knows of sessions only while they are open.
 */
@NullMarked
package io.claviger.connector.postgres;

import org.jspecify.annotations.NullMarked;
