package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.Map;

/** A part of a window that has the form of a type; indexes are into the window. */
record Candidate(SecretType type, int start, int end, Map<String, String> groups) {

    @Override
    public String toString() {
        return type.id() + " at " + start + " to " + end;
    }
}
