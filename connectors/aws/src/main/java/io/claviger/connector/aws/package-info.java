/**
 * Reads AWS accounts and organizations: who there is (users, roles, root, and whom they trust), what proves them (access keys,
 * passwords, certificates, secrets), what holds them (workloads and where their text is), and what they can be given.
 *
 * <p>A scope is an account and a service, such as {@code 111122223333/iam}, and a region where the service has regions, such as
 * {@code 111122223333/lambda/eu-west-1}; so a right that is missing, a region that is off or an account that does not let us in is
 * told where it is, and hides nothing else. The same facts of IAM can come from files ({@link io.claviger.connector.aws.FileSource}),
 * in scopes of the same names.
 *
 * <p>Where policies are, for who evaluates them, is said in {@link io.claviger.connector.aws.iam}. No value of a secret is ever asked
 * for: the policy that the connector needs ({@link io.claviger.connector.aws.api.Actions}) has no such right.
 */
@NullMarked
package io.claviger.connector.aws;

import org.jspecify.annotations.NullMarked;
