/**
 * The server's front door: process roles, and the refusals that every room may throw.
 */
@NullMarked
package io.claviger.server;

import org.jspecify.annotations.NullMarked;
