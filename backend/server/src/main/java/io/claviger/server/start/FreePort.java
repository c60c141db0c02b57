package io.claviger.server.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out whether a port can be had before anything else is started. */
final class FreePort {

    private static final int TRIES = 100;

    private FreePort() {}

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The first free port from {@code wanted} on. */
    static int from(String host, int wanted) {
        for (int port = wanted; port < Math.min(wanted + TRIES, 65_536); port++) {
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new Unusable(
                "No port from " + wanted + " on is free on " + host + ". Set CLAVIGER_HTTP_PORT to one that is");
    }
}
