package io.claviger.server.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.UUID;

/**
 * What posture knows of one object.
 *
 * @param objectKind {@code identity}, {@code credential} or {@code exposure}
 * @param riskScore 0 to 100
 * @param riskFactors {@code [{factor, points, evidence}]}, greatest first
 */
public record Score(String objectKind, UUID id, int openFindings, int riskScore, ArrayNode riskFactors) {}
