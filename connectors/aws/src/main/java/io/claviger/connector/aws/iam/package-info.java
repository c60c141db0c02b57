/**
 * IAM: users, roles, groups, policies, what proves them and whom they trust. One mapping for two readers: the API, whose
 * {@code GetAccountAuthorizationDetails} tells most of it in few calls, and files that hold the same answers.
 *
 * <p>Policy documents are handed over as they are, as JSON text, and are not evaluated here: a user or role has
 * {@code inlinePolicies} (name to document), {@code attachedPolicies} (ARNs), {@code permissionsBoundary} (an ARN), {@code groups}
 * (ARNs), and a role its {@code trustPolicy}; a group (a resource {@code aws.group}) the same without trust; a managed policy (a
 * resource {@code aws.policy}) its {@code document}. Beside them stand a few facts that can be read off without evaluation, and
 * {@code privilege}, which is what the documents allow at most, a boundary considered, denials and organization policies not.
 */
@NullMarked
package io.claviger.connector.aws.iam;

import org.jspecify.annotations.NullMarked;
