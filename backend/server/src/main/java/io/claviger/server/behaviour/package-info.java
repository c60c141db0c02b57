/**
 * What identities do: the usage stream. Owns {@code usage_day, usage_seen} and the view {@code usage_call}. Events come from {@code
 * crawl}, whose port {@link io.claviger.server.crawl.UsageRecorder} it implements, and from whoever pushes records in; they go over
 * Kafka keyed by identity, and are counted once by identity, credential, call, place and day. What they say of the last use goes to
 * {@code catalog}.
 */
@NullMarked
package io.claviger.server.behaviour;

import org.jspecify.annotations.NullMarked;
