package io.claviger.connector.git;

import org.eclipse.jgit.lib.PersonIdent;

/** Who wrote a commit or a tag, as it says itself. */
record Author(String name, String email) {

    static Author of(PersonIdent ident) {
        return new Author(ident.getName().strip(), ident.getEmailAddress().strip());
    }

    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
