package io.claviger.server.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up. */
@FunctionalInterface
interface Resolver {

    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** All addresses of a name, at least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
