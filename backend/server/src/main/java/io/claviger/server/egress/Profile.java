package io.claviger.server.egress;

import io.claviger.engine.network.AddressKind;
import java.util.EnumSet;
import java.util.Set;

/** How far the server may reach, by what it is for. */
enum Profile {
    /**
     * Where alerts go. Whoever may add a channel must not be able to make the server talk to the network around it, so
     * only public addresses, and only over TLS.
     */
    WEBHOOK(EnumSet.of(AddressKind.PUBLIC)),
    /**
     * What is inventoried. The server is run beside the systems it reads, so their addresses usually are private; but
     * nothing that is worth reading has a metadata service's address.
     */
    SOURCE(EnumSet.of(AddressKind.PUBLIC, AddressKind.PRIVATE, AddressKind.LOOPBACK));

    private final Set<AddressKind> open;

    Profile(Set<AddressKind> open) {
        this.open = open;
    }

    boolean opens(AddressKind kind) {
        return open.contains(kind);
    }
}
