package io.claviger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of the embedded parts: chosen freely once and then kept, because Kafka's clients and a person's bookmarks
 * remember them. One that another program has taken meanwhile is replaced.
 */
final class Ports {

    /** Below the range that operating systems hand to outgoing connections, which would take a kept port at random. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 200;

    private final Path file;

    Ports(Path home) {
        this.file = home.resolve("ports.properties");
    }

    /** The kept port of this name when it is free, else a new one, which is kept from now on. */
    synchronized int free(String name) {
        var known = known(name);
        if (known.isPresent() && isFree(known.getAsInt())) {
            return known.getAsInt();
        }
        return replace(name);
    }

    /** A new port for this name, even if the kept one looks free. */
    synchronized int replace(String name) {
        var ports = read();
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (!ports.containsValue(Integer.toString(port)) && isFree(port)) {
                ports.setProperty(name, Integer.toString(port));
                write(ports);
                return port;
            }
        }
        throw new EmbeddedFailure("No free port between " + FIRST + " and " + LAST + " on 127.0.0.1 for " + name
                + ". Stop programs that listen there and start again.");
    }

    synchronized OptionalInt known(String name) {
        var port = read().getProperty(name);
        return port != null && port.matches("[0-9]{1,5}")
                ? OptionalInt.of(Integer.parseInt(port))
                : OptionalInt.empty();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private Properties read() {
        var ports = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return ports;
    }

    /** Through a second file, so that a crash leaves the old ports or the new ones and never half a file. */
    private void write(Properties ports) {
        var next = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var writer = Files.newBufferedWriter(next)) {
                ports.store(writer, "Ports of the embedded PostgreSQL and Kafka on 127.0.0.1");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot write " + file + ": " + e + ". Is the disk full?", e);
        }
    }
}
