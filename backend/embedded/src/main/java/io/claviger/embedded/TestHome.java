package io.claviger.embedded;

import java.nio.file.Path;

/** Where the data of tests lives, and PostgreSQL's programs, which all test runs of a user share. */
record TestHome(Path home, Path binaries) {}
