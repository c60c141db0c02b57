package io.claviger.spi;

import java.util.List;

/**
 * One kind of source that can be connected. Found by {@link java.util.ServiceLoader}; has a public no-argument
 * constructor, does no work in it and is safe to call from any thread.
 */
public interface ConnectorFactory {

    /** The type's name in lower case, such as {@code postgres}. Never changes once released. */
    String type();

    /** What people call it, such as {@code PostgreSQL}. */
    String displayName();

    /**
     * The settings as a JSON Schema (2020-12) of type {@code object}. The form in the dashboard is generated from it, so
     * every property has a {@code title} and a {@code description}. A property that holds a secret says
     * {@code "writeOnly": true}; it is sealed before it is stored and handed back as a {@link Secret}. One that counts
     * only with some values of another names them, and is shown with these alone: {@code "x-with": {"from": ["files"]}}.
     */
    String settingsSchema();

    /** What the source must allow, most important first, in the form in which an administrator would paste it. */
    List<Permission> permissions();

    /**
     * Opens a connector. Checks the settings' shape but does not talk to the source.
     *
     * @throws ConnectorException of category {@link ConnectorException.Category#PROTOCOL} if a setting is missing or
     *     malformed; the message names the setting
     */
    Connector open(Settings settings) throws ConnectorException;
}
