package io.claviger.engine.graph.model;

import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Facts of accounts as the connector tells them, by short words. */
final class AwsFacts {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String HERE = "111122223333";
    static final String THERE = "444455556666";

    private AwsFacts() {}

    static String trust(String trusted) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"" + trusted
                + "\"}}]}";
    }

    static String allow(String action, String resource) {
        return statement("Allow", action, resource);
    }

    static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String arn(String account, String resource) {
        return "arn:aws:iam::" + account + ":" + resource;
    }

    static UUID id(String name) {
        return Estate.id(name);
    }

    static Place place(String account) {
        return new Place(Estate.id("aws"), "aws", account, "production");
    }

    static IdentityFact identity(String kind, String arn, Map<String, Object> attributes) {
        return new IdentityFact(id(arn), place(HERE), kind, arn, true, Privilege.READ, null, attributes);
    }

    static ResourceFact resource(String kind, String name, Map<String, Object> attributes) {
        return new ResourceFact(id(kind + name), place(HERE), kind, name, null, null, attributes);
    }
}
