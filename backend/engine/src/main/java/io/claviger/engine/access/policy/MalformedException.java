package io.claviger.engine.access.policy;

/** A part of a policy that is not as the grammar asks; stays within the reader. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
