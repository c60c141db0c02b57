package io.claviger.connector.git;

/** Who wrote a commit, as the commit says. */
record Author(String name, String email) {
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
