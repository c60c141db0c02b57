package io.claviger.engine.posture;

import java.util.List;
import java.util.Optional;

/**
 * A published list of what policies stand for.
 *
 * @param name with its edition
 * @param items those of it that identities and credentials can break, in its order
 */
public record Framework(String name, List<FrameworkItem> items) {

    /**
     * The OWASP Non-Human Identities Top 10, edition 2025
     * (https://owasp.org/www-project-non-human-identities-top-10/2025/top-10-2025/).
     */
    public static final Framework OWASP_NHI = of(
            "OWASP NHI Top 10 2025",
            new Entry("NHI1", "Improper Offboarding"),
            new Entry("NHI2", "Secret Leakage"),
            new Entry("NHI3", "Vulnerable Third-Party NHI"),
            new Entry("NHI4", "Insecure Authentication"),
            new Entry("NHI5", "Overprivileged NHI"),
            new Entry("NHI6", "Insecure Cloud Deployment Configurations"),
            new Entry("NHI7", "Long-Lived Secrets"),
            new Entry("NHI8", "Environment Isolation"),
            new Entry("NHI9", "NHI Reuse"),
            new Entry("NHI10", "Human Use of NHI"));

    /** The recommendations of the CIS Amazon Web Services Foundations Benchmark, version 7.0. */
    public static final Framework CIS_AWS = of(
            "CIS AWS Foundations 7.0",
            new Entry("2.1.1", "Ensure centralized root access in AWS Organizations"),
            new Entry("2.1.2", "Ensure authorization guardrails for all AWS Organization accounts"),
            new Entry("2.1.5", "Ensure delegated admin manages AWS Organizations policies"),
            new Entry("2.1.6", "Ensure delegated admins manage AWS Organizations-integrated services"),
            new Entry("2.4", "Ensure no 'root' user account access key exists"),
            new Entry("2.5", "Ensure MFA is enabled for the 'root' user account"),
            new Entry("2.6", "Ensure hardware MFA is enabled for the 'root' user account"),
            new Entry("2.7", "Eliminate use of the 'root' user for administrative and daily tasks"),
            new Entry("2.8", "Ensure IAM password policy requires minimum length of 14 or greater"),
            new Entry("2.9", "Ensure IAM password policy prevents password reuse"),
            new Entry("2.10", "Ensure MFA is enabled for all IAM users that have a console password"),
            new Entry("2.11", "Ensure credentials unused for 45 days or more are disabled"),
            new Entry("2.12", "Ensure access keys are rotated every 90 days or less"),
            new Entry("2.13", "Ensure IAM users receive permissions only through groups"),
            new Entry("2.14", "Ensure IAM policies that allow full \"*:*\" administrative privileges are not attached"),
            new Entry("2.15", "Ensure a support role has been created to manage incidents with AWS Support"),
            new Entry("2.16", "Ensure IAM instance roles are used for AWS resource access from instances"),
            new Entry("2.17", "Ensure that all expired SSL/TLS certificates stored in AWS IAM are removed"),
            new Entry("2.18", "Ensure that IAM External Access Analyzer is enabled for all regions"),
            new Entry("2.20", "Ensure access to AWSCloudShellFullAccess is restricted"),
            new Entry("2.21", "Ensure AWS resource policies do not allow unrestricted access using 'Principal': '*'"),
            new Entry("4.6", "Ensure rotation for customer-created symmetric CMKs is enabled"),
            new Entry("6.7", "Ensure that the EC2 Metadata Service only allows IMDSv2"));

    private record Entry(String id, String title) {}

    private static Framework of(String name, Entry... entries) {
        return new Framework(
                name,
                List.of(entries).stream()
                        .map(entry -> new FrameworkItem(name, entry.id(), entry.title()))
                        .toList());
    }

    public Framework {
        items = List.copyOf(items);
    }

    public Optional<FrameworkItem> item(String id) {
        return items.stream().filter(item -> item.item().equals(id)).findFirst();
    }
}
