package io.claviger.server.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One message that was sent, or not. Several deliveries may have gone with it. */
record Attempt(UUID messageId, Instant at, Duration took, Verdict verdict) {}
