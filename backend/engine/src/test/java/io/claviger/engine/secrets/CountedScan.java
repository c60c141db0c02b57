package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import java.time.Instant;
import java.util.function.Consumer;

/** Scans with the classes that its own loader has. */
public final class CountedScan implements Consumer<byte[]> {

    private final Scanner scanner = Scanner.of(RuleSet.builtIn());

    public CountedScan() {}

    @Override
    public void accept(byte[] text) {
        scanner.scan(text, new ScanContext("a.txt", Instant.EPOCH), match -> {});
    }
}
