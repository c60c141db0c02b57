/**
 * What is above the accounts: the organization's units and accounts, the policies that bound them (service control and resource
 * control policies, as resources {@code aws.organization-policy} with their {@code document} and {@code targets}), and the permission
 * sets by which people come in. A unit's or account's {@code parent} is what contains it, so the policies that hold for an account
 * are those of every level above it.
 */
@NullMarked
package io.claviger.connector.aws.organization;

import org.jspecify.annotations.NullMarked;
