package io.claviger.server.api.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.NewSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** An account of AWS in the file that its command line client writes, with a role {@code deploy} that may do everything. */
@ApplicationScoped
class AccountFile {

    private final NewSource newSource;
    private final Crawls crawls;

    AccountFile(NewSource newSource, Crawls crawls) {
        this.newSource = newSource;
        this.crawls = crawls;
    }

    /** @param number of its own, so that tests are about different accounts */
    record Account(UUID source, String number, Path folder) {

        String arn(String resource) {
            return "arn:aws:iam::" + number + ":" + resource;
        }

        String user(String name, String... statements) {
            return """
                    {"Path": "/", "UserName": "%1$s", "UserId": "AIDAEXAMPLE%1$s", "Arn": "%2$s", "CreateDate": "2025-01-01T00:00:00Z",
                     "GroupList": [], "AttachedManagedPolicies": [], "Tags": [], "UserPolicyList": [
                        {"PolicyName": "own", "PolicyDocument": {"Version": "2012-10-17", "Statement": [%3$s]}}]}""".formatted(name, arn("user/" + name), String.join(", ", statements));
        }
    }

    Account in(Path folder) {
        UUID source = newSource.of(
                "aws",
                JsonNodeFactory.instance.objectNode().put("from", "files").put("folder", folder.toString()));
        return new Account(source, "%012d".formatted(source.getLeastSignificantBits() >>> 28), folder);
    }

    void crawl(Account account, String... users) throws IOException {
        String trusted = "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"%s\"}, \"Action\": \"sts:AssumeRole\"}"
                .formatted(account.arn("root"));
        crawlTrusting(account, trusted, users);
    }

    /** @param trusted the statement of the role's trust policy */
    void crawlTrusting(Account account, String trusted, String... users) throws IOException {
        Files.writeString(account.folder().resolve("account.json"), """
                {"UserDetailList": [%s], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
                    "Path": "/", "RoleName": "deploy", "RoleId": "AROAEXAMPLEDEPLOY", "Arn": "%s",
                    "CreateDate": "2025-01-01T00:00:00Z", "InstanceProfileList": [], "AttachedManagedPolicies": [], "Tags": [],
                    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [%s]},
                    "RolePolicyList": [{"PolicyName": "all", "PolicyDocument": {"Version": "2012-10-17", "Statement": [%s]}}]}]}
                """.formatted(
                        String.join(",", List.of(users)), account.arn("role/deploy"), trusted, allow("*")));
        crawls.start(account.source());
    }

    static String allow(String action) {
        return "{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}";
    }

    static String deny(String action) {
        return allow(action).replace("Allow", "Deny");
    }
}
