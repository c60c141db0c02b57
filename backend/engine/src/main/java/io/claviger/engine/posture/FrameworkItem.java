package io.claviger.engine.posture;

/**
 * What a policy stands for in a published framework.
 *
 * @param item such as {@code NHI7}
 */
public record FrameworkItem(String framework, String item, String title) {}
