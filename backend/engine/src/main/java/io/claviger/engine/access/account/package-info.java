/**
 * The principals of AWS accounts with all policies that bind them, read from what {@code aws iam
 * get-account-authorization-details} answers. Calls {@code access.policy} and {@code access.evaluation}.
 */
@NullMarked
package io.claviger.engine.access.account;

import org.jspecify.annotations.NullMarked;
