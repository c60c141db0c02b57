/**
 * Plain JDBC that joins the caller's transaction. Owns no tables; every room may use it.
 */
@NullMarked
package io.claviger.server.database;

import org.jspecify.annotations.NullMarked;
