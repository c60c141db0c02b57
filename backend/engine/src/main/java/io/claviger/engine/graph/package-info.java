/**
 * What a stolen thing leads to: one graph over all sources, and how reach composes along its edges. Pure: no clock, no I/O.
 *
 * <p>Nodes are what the catalog knows: identities, credentials, exposures, resources, consumers and owners. An edge says that
 * <em>whoever holds its begin can get hold of its end</em> ({@link io.claviger.engine.graph.EdgeKind}):
 *
 * <ul>
 *   <li>a credential <b>authenticates</b> as its identity; a consumer <b>uses</b> the identity or credential that it bears;
 *   <li>an identity <b>becomes</b> another (a member takes its role on, a pipeline assumes a role);
 *   <li>an identity <b>acts</b> on a resource; a resource <b>contains</b> others;
 *   <li>a resource <b>holds</b> an exposure, which whoever may read the resource sees, and which <b>reveals</b> a credential. An
 *       entry of a secret store, a CI variable and a line in a repository are all this.
 * </ul>
 *
 * <p>What one has of a node is a {@link io.claviger.engine.graph.Hold}: a privilege, and whether it is held fully. A fully held
 * identity can do all that it can; of one that is held in part only the rights are had that it hands on (in PostgreSQL
 * {@code SUPERUSER} is never inherited). A fully held resource includes what it contains; of one that is held in part only itself
 * is reached. Along an edge the privilege only shrinks, to what the edge allows at most, until something reveals another
 * credential: that is new power. An edge says by its {@link io.claviger.engine.graph.Passing} what becomes of fullness.
 *
 * <p>An edge carries why it is there and the conditions on which it hangs ({@link io.claviger.engine.graph.Because}). A
 * conditional edge is walked and its conditions are told, since only the reader knows whether they hold. What is gone, disabled
 * or expired is never walked through.
 *
 * <p>Owners are not on the way to anything: what a node's owner is, is kept beside the node.
 *
 * <p>The graph knows no vendor. {@code model} says for each kind of source what its grants mean; {@code reach} asks the questions.
 * What many facts decide together, such as the policies of an AWS account, is decided elsewhere and comes as a grant that carries
 * its conditions. One {@link io.claviger.engine.graph.Graph} may be read by many threads while nobody changes it.
 */
@NullMarked
package io.claviger.engine.graph;

import org.jspecify.annotations.NullMarked;
