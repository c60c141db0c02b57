/**
 * How AWS is asked: who asks ({@link io.claviger.connector.aws.api.Session}), which calls there are
 * ({@link io.claviger.connector.aws.api.Actions}), how fast they may be made, and what a refusal means. All calls go through
 * {@link io.claviger.connector.aws.api.Calls}.
 */
@NullMarked
package io.claviger.connector.aws.api;

import org.jspecify.annotations.NullMarked;
