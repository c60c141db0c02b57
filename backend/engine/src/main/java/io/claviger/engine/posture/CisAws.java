package io.claviger.engine.posture;

import java.util.List;
import java.util.Optional;

/** The recommendations of the CIS Amazon Web Services Foundations Benchmark, version 7.0, of which identities and keys can break some. */
public final class CisAws {
    public static final String FRAMEWORK = "CIS AWS Foundations 7.0";

    private static final List<FrameworkItem> ITEMS = List.of(
            item("2.4", "Ensure no 'root' user account access key exists"),
            item("2.5", "Ensure MFA is enabled for the 'root' user account"),
            item("2.7", "Eliminate use of the 'root' user for administrative and daily tasks"),
            item("2.10", "Ensure MFA is enabled for all IAM users that have a console password"),
            item("2.11", "Ensure credentials unused for 45 days or more are disabled"),
            item("2.12", "Ensure access keys are rotated every 90 days or less"),
            item("2.13", "Ensure IAM users receive permissions only through groups"),
            item("2.14", "Ensure IAM policies that allow full \"*:*\" administrative privileges are not attached"),
            item("2.16", "Ensure IAM instance roles are used for AWS resource access from instances"),
            item("2.17", "Ensure that all expired SSL/TLS certificates stored in AWS IAM are removed"),
            item("4.6", "Ensure rotation for customer-created symmetric CMKs is enabled"));

    private CisAws() {}

    public static Optional<FrameworkItem> item(String id) {
        return ITEMS.stream().filter(item -> item.item().equals(id)).findFirst();
    }

    private static FrameworkItem item(String id, String title) {
        return new FrameworkItem(FRAMEWORK, id, title);
    }
}
