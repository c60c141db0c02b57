package io.claviger.connector.aws;

import io.claviger.connector.aws.api.Account;
import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Cloud;
import io.claviger.connector.aws.api.Session;
import io.claviger.spi.Check;
import io.claviger.spi.ConnectorException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/** Tries what a crawl will need: to sign in, to list accounts and regions, and to read IAM in each account. */
final class LiveChecks {

    private final Cloud cloud;
    private final AwsSettings settings;
    private final List<Check> checks = new ArrayList<>();

    LiveChecks(Cloud cloud, AwsSettings settings) {
        this.cloud = cloud;
        this.settings = settings;
    }

    /** What a check tries; answers what it saw. */
    @FunctionalInterface
    private interface Trial {
        String run() throws ConnectorException, InterruptedException;
    }

    List<Check> run() throws InterruptedException {
        if (passes(
                "sign in to AWS",
                () -> "the credentials are of " + cloud.caller().name())) {
            if (passes("list the accounts", () -> cloud.accounts().size() + " accounts are to be read")) {
                passes(
                        "list the regions",
                        () -> "the regions are "
                                + cloud.regions(cloud.accounts().getFirst()));
                accounts();
            } else {
                checks.add(Check.skipped("read IAM", "the accounts could not be listed"));
            }
        } else {
            checks.add(Check.skipped("list the accounts", "nobody is signed in"));
        }
        return checks;
    }

    private boolean passes(String name, Trial trial) throws InterruptedException {
        try {
            checks.add(Check.passed(name, trial.run()));
            return true;
        } catch (ConnectorException failure) {
            checks.add(Check.failed(name, failure));
            return false;
        }
    }

    private void accounts() throws InterruptedException {
        List<Account> accounts = List.of();
        try {
            accounts = cloud.accounts();
        } catch (ConnectorException alreadyTold) {
            checks.add(Check.failed("list the accounts again", alreadyTold));
        }
        for (Account account : accounts) {
            passes("read IAM of " + account.name(), () -> {
                try (Session session = cloud.session(account)) {
                    IamClient iam = session.client(IamClient.builder());
                    session.calls()
                            .call(
                                    "iam:GetAccountAuthorizationDetails",
                                    () -> iam.getAccountAuthorizationDetails(request -> request.maxItems(1)));
                    return "its users, roles and policies can be read"
                            + (settings.endpoint().isPresent()
                                    ? " at " + settings.endpoint().get()
                                    : "");
                }
            });
        }
    }
}
