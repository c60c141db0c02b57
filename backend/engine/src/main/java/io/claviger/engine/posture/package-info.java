/**
 * What is wrong with a machine identity, decided without any I/O.
 *
 * <p>The typed objects that expressions see ({@link io.claviger.engine.posture.CatalogSchemas}), the format of policy
 * files and those that come with Claviger, the evidence of a decision, and the risk score.
 */
@NullMarked
package io.claviger.engine.posture;

import org.jspecify.annotations.NullMarked;
