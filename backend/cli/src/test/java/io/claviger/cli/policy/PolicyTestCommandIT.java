package io.claviger.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.cli.Claviger;
import io.claviger.engine.posture.BuiltinPolicies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTestCommandIT {

    private static final Path BUILT_IN = Path.of("../engine/src/main/resources/policies");

    @TempDir
    Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void passesTheBuiltInPoliciesOfWhichEachIsInTheIndex() {
        assertThat(run(BUILT_IN)).isZero();
        assertThat(out.toString()).contains(BuiltinPolicies.all().size() + " passed, 0 failed");
    }

    @Test
    void tellsAnExampleThatComesOutOtherwise() throws IOException {
        // Given
        String policy = Files.readString(BUILT_IN.resolve("credential-never-expires.yaml"));
        Files.writeString(folder.resolve("turned.yaml"), policy.replace("expiresAt == null", "expiresAt != null"));

        // When
        int code = run(folder);

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("turned.yaml").contains("0 passed, 1 failed");
    }

    @Test
    void namesTheFileAndLineOfWhatCannotBeRead() throws IOException {
        // Given
        Files.writeString(folder.resolve("broken.yaml"), "id: broken\nkind: credentail\n");

        // When
        int code = run(folder);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("broken.yaml").contains("kind");
    }

    @Test
    void saysThatAFolderIsNotThere() {
        assertThat(run(folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere");
    }

    private int run(Path path) {
        return Claviger.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute("policy", "test", path.toString());
    }
}
