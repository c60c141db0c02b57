/**
 * The only scheduler code. Owns {@code job}: work that is few and long, leased from PostgreSQL with a fence.
 */
@NullMarked
package io.claviger.server.jobs;

import org.jspecify.annotations.NullMarked;
