/**
 * The sources that {@code demo} brings along: a PostgreSQL database of a web shop and its git repository, made on this machine
 * and then crawled like any other. Owns no table; nothing is faked behind the connectors.
 */
@NullMarked
package io.claviger.server.demo;

import org.jspecify.annotations.NullMarked;
