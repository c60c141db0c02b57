package io.claviger.engine.posture;

/**
 * One reason for a risk score.
 *
 * @param factor the reason, in words
 * @param points what it adds; less than 0 when it takes away
 * @param about which of the object's lists shows it: {@code exposures}, {@code findings}, {@code grants}, {@code owners},
 *     {@code consumers} or {@code history}
 */
public record RiskFactor(String factor, int points, String about) {}
