package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.cli.verification.VendorServer;
import io.claviger.cli.verification.Vendors;
import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code scan --verify} adds to a finding. */
class VerifiedScanIT {

    @RegisterExtension
    static final VendorServer server = new VendorServer("api.github.com");

    @Test
    void confirmsWhatItsVendorAccepts() throws IOException {
        // Given
        server.answer(request -> new VendorServer.Told(200, "{\"login\":\"octocat\"}"));

        // When
        List<Finding> findings = scan("a: " + CommandRun.token(1) + "\nb: " + CommandRun.token(1) + "\n");

        // Then
        assertThat(findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.CONFIRMED);
            assertThat(finding.confidence()).isEqualTo(1.0);
            assertThat(finding.because()).contains("api.github.com answered 200: live");
        });
        assertThat(server.asked()).hasSize(1);
        assertThat(server.asked().getFirst().head()).contains("Authorization: Bearer " + CommandRun.token(1));
    }

    @Test
    void saysOfWhatItsVendorRefusesThatItHasEnded() throws IOException {
        // Given
        server.answer(request -> new VendorServer.Told(401, "{\"message\":\"Bad credentials\"}"));

        // When
        List<Finding> findings = scan("a: " + CommandRun.token(2));

        // Then
        assertThat(findings.getFirst().verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(JsonReport.json(findings.getFirst()))
                .contains("api.github.com answered 401: not accepted")
                .doesNotContain(CommandRun.token(2));
    }

    @Test
    void asksNobodyAboutWhatIsNoSecret() throws IOException {
        // When
        List<Finding> findings = scan("a: gh" + "p_" + "x".repeat(36));

        // Then
        assertThat(findings).hasSize(1);
        assertThat(server.asked()).isEmpty();
    }

    private List<Finding> scan(String text) throws IOException {
        TextScan scan = new TextScan(
                Scanner.of(RuleSet.builtIn()),
                Fingerprinter.under("a key for this test only".getBytes(StandardCharsets.US_ASCII)),
                new TextScan.Choice(true, false, Ignoring.nothingBut(Set.of())),
                new Counts(),
                Instant.parse("2026-11-21T12:00:00Z"));
        scan.verifyWith(new Vendors(server.wire(), InstantSource.system()));
        return scan.read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
                        Finding.Place.file("a.yml", ""),
                        (path, why) -> {})
                .findings();
    }
}
