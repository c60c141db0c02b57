package io.claviger.server.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Marks the parts as those of every test in this module; Quarkus finds the annotation wherever it stands. */
@QuarkusTestResource(ServerParts.class)
final class EveryQuarkusTest {

    private EveryQuarkusTest() {}
}
