/**
 * What keeps secrets and keys: Secrets Manager, parameters, KMS, certificates of Roles Anywhere. Never their values: a secret is
 * told as a credential (when it was made, changed and last read), and as a resource with the policy that says who may read it.
 */
@NullMarked
package io.claviger.connector.aws.store;

import org.jspecify.annotations.NullMarked;
