/**
 * What runs in an account and holds a role: each is a resource, and a consumer of its role. Environment variables, user data,
 * arguments and definitions are handed over as text in which secrets may be found, and are kept nowhere else.
 */
@NullMarked
package io.claviger.connector.aws.workload;

import org.jspecify.annotations.NullMarked;
