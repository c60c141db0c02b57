package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting with a name of its own is no key of the vendor that the lines around it name. */
class OwnNamesTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATADOG_SITE=eu\nBILLING_SECRET=%s\n",
                "curl https://api.datadoghq.com\ncurl -H 'X-Token: %s' https://billing.corp.internal\n",
                "BILLING_SECRET=%s\nDATADOG_SITE=eu\n",
                "datadog.enabled=true\nbilling.secret=%s\n",
                "DATADOG_URL=https://api.datadoghq.com\nBILLING_SECRET=%s\n",
                "# Datadog\nDATADOG_SITE=eu\n\nBILLING_SECRET=%s\n",
                "# Datadog\nDATADOG_SITE=eu\n# ours\nBILLING_SECRET=%s\n",
                "datadog:\n  site: eu\nbilling:\n  secret: x\nbilling_secret: %s\n",
            })
    void saysWhoseItIs(String written) {
        assertThat(providers(written)).containsExactly("generic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATADOG_SITE=eu\nAPI_KEY=%s\n",
                "# Datadog\nSITE=eu\nAGENT_SECRET=%s\n",
                "METRICS_URL=https://api.datadoghq.com\nMETRICS_SECRET=%s\n",
                "AGENT_SECRET = '%s'\nurl = 'https://api.datadoghq.com?k=' + AGENT_SECRET\n",
                "datadog:\n  site: eu\n  agent_secret: %s\n",
                "[datadog]\nsite=eu\nagent_secret=%s\n",
            })
    void isTheVendorsWhereSomethingJoinsThem(String written) {
        assertThat(providers(written)).containsExactly("datadog");
    }

    private static List<String> providers(String written) {
        String text =
                written.replace("%s", new ExampleTemplate(5).make("{{hex 32}}").text());
        List<String> found = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext("app.env", Instant.EPOCH), match -> {
            if (match.verdict().reportable()) {
                found.add(match.provider());
            }
        });
        return found;
    }
}
