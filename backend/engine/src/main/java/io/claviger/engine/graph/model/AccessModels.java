package io.claviger.engine.graph.model;

import java.util.Map;

/** The model of each kind of source. */
public final class AccessModels {

    private static final AccessModel PLAIN = new PlainAccess();
    private static final Map<String, AccessModel> OF_ITS_OWN =
            Map.of("postgres", new PostgresAccess(PLAIN), "aws", new AwsAccess(PLAIN));
    private static final Map<String, EstateModel> OF_ESTATES = Map.of("aws", new AwsEstate());

    private static final Map<String, EstateModel> ACROSS_SOURCES = Map.of("pipelines of repositories", new Pipelines());

    private AccessModels() {}

    /** By what they are about: facts of any sources that decide together. */
    public static Map<String, EstateModel> acrossSources() {
        return ACROSS_SOURCES;
    }

    /** By the connector's type: of those kinds of sources in which facts decide together. */
    public static Map<String, EstateModel> ofEstates() {
        return OF_ESTATES;
    }

    /** By the connector's type; the plain one where it has none of its own. */
    public static AccessModel of(String connector) {
        return OF_ITS_OWN.getOrDefault(connector, PLAIN);
    }
}
