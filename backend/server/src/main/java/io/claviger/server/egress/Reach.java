package io.claviger.server.egress;

import java.net.InetAddress;
import java.util.List;

/** Whether a host may be, and can be, reached. */
public sealed interface Reach {

    /** It may be. Connect to one of these addresses; do not look the name up again. */
    record Open(String host, int port, List<InetAddress> addresses) implements Reach {}

    /** It must not be. The reason says what to do. */
    record Refused(String reason) implements Reach {}

    /** The name could not be looked up, which may be different in a minute. */
    record Unknown(String reason) implements Reach {}
}
