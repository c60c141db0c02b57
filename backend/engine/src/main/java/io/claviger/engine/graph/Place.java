package io.claviger.engine.graph;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an object is.
 *
 * @param vendor whose system it is: the connector's type
 * @param account the part of the source that falls as one, such as an AWS account; the source's own name where it has none
 */
public record Place(
        UUID source,
        String vendor,
        String account,
        @Nullable String environment) {}
