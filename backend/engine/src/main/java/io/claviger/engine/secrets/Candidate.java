package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.Map;

/**
 * A part of a window that has the form of a type; indexes are into the window.
 *
 * @param rank which of overlapping candidates wins: the higher
 * @param nearby whether only the neighbourhood says that it is of its type
 */
record Candidate(SecretType type, int start, int end, Map<String, String> groups, int rank, boolean nearby) {

    Candidate(SecretType type, int start, int end, Map<String, String> groups) {
        this(type, start, end, groups, type.recognition().priority(), false);
    }

    @Override
    public String toString() {
        return type.id() + " at " + start + " to " + end;
    }
}
