package io.claviger.connector.aws;

import io.claviger.connector.aws.api.Actions;
import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Pace;
import io.claviger.connector.aws.usage.RecordedCall;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.Permission;
import io.claviger.spi.ReadsUsageRecords;
import io.claviger.spi.Settings;
import io.claviger.spi.UsageEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connects AWS accounts and organizations, or files that describe one. */
public final class AwsConnectorFactory implements ConnectorFactory, ReadsUsageRecords {

    @Override
    public String type() {
        return "aws";
    }

    @Override
    public String displayName() {
        return "Amazon Web Services";
    }

    @Override
    public String settingsSchema() {
        try (InputStream schema = AwsConnectorFactory.class.getResourceAsStream("settings.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("settings.schema.json is missing beside " + AwsConnectorFactory.class);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Permission> permissions() {
        return Actions.permissions();
    }

    @Override
    public String usageRecords() {
        return "CloudTrail records";
    }

    @Override
    public List<UsageEvent> readUsage(String line) {
        return RecordedCall.read(line);
    }

    @Override
    public Connector open(Settings settings) throws ConnectorException {
        return open(settings, Pace.real());
    }

    Connector open(Settings settings, Pace pace) throws ConnectorException {
        AwsSettings checked = AwsSettings.of(settings);
        return new AwsConnector(
                checked.from() == AwsSettings.From.FILES ? new FileSource(checked) : new LiveSource(checked, pace));
    }
}
