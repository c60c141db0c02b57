/**
 * Access paths: what falls with a stolen thing, who can reach one, by which way, and what would change if. Called by {@code api}; reads
 * what {@code catalog} wrote. Owns {@code access_verdict}, what the graph proves of identities: {@link
 * io.claviger.server.graph.AccessReview} alone writes it and tells of it with a fact, and the list of identities shows it, so that policies
 * can be about it.
 *
 * <p>Every replica that is asked keeps the whole graph in memory ({@link io.claviger.server.graph.LiveGraph}): loaded with the first
 * question, by one pass over each table, and brought up to date before an answer, by what the catalog wrote since
 * ({@code updated_at}), at most so often as {@code claviger.graph.freshness} says. Not by consuming facts: of those each goes to one
 * replica of a group, while here each replica needs all of them; and a fact names an object, whose rows would have to be read anyway.
 * What the catalog wrote is exactly what facts tell of, so an answer is as fresh as it would be by facts, and a replica that is never
 * asked has no graph.
 */
@NullMarked
package io.claviger.server.graph;

import org.jspecify.annotations.NullMarked;
