package io.claviger.engine.posture;

/**
 * What is wrong with a policy file.
 *
 * @param line from 1
 */
public record PolicyProblem(String file, int line, String message) {
    /** The problem in one line, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
