/** Tests of the PostgreSQL connector against a real server with real roles. */
@NullMarked
package io.claviger.connector.postgres;

import org.jspecify.annotations.NullMarked;
