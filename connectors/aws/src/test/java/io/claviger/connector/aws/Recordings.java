package io.claviger.connector.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import java.io.IOException;
import java.io.InputStream;

/** Answers in the shapes of AWS's API references, for what the emulator does not know. */
final class Recordings {

    /** The id of a key in them. */
    static final String KEY = "AKIA" + "QWERTYUIOPASDFGH";

    private Recordings() {}

    static void play(AwsGateway gateway) throws IOException {
        try (InputStream file = Recordings.class.getResourceAsStream("recorded.json")) {
            JsonNode recorded = new ObjectMapper().readTree(file);
            recorded.properties().forEach(one -> {
                gateway.record(
                        one.getKey(), Answer.json(one.getValue().toString().replace("{{key}}", KEY)));
            });
        }
        pagedTree(gateway);
        gateway.record(
                "DescribeUser",
                asked -> Answer.json(
                        asked.body().contains("u-1")
                                ? person("u-1", "ana@example.com")
                                : person("u-2", "bo@example.com")));
        gateway.record(
                "ListOrganizationsFeatures",
                Answer.xml(
                        iam(
                                "ListOrganizationsFeatures",
                                "<OrganizationId>o-1</OrganizationId><EnabledFeatures><member>RootSessions</member></EnabledFeatures>")));
        gateway.record(
                "GenerateServiceLastAccessedDetails",
                Answer.xml(iam(
                        "GenerateServiceLastAccessedDetails", "<JobId>11111111-2222-3333-4444-555555555555</JobId>")));
        gateway.record(
                "GetServiceLastAccessedDetails",
                Answer.xml(iam(
                        "GetServiceLastAccessedDetails",
                        "<JobStatus>COMPLETED</JobStatus><JobCreationDate>2026-01-01T00:00:00Z</JobCreationDate>"
                                + "<JobCompletionDate>2026-01-01T00:00:01Z</JobCompletionDate><ServicesLastAccessed>"
                                + "<member><ServiceName>Amazon S3</ServiceName><ServiceNamespace>s3</ServiceNamespace>"
                                + "<LastAuthenticated>2026-01-01T00:00:00Z</LastAuthenticated><TrackedActionsLastAccessed>"
                                + "<member><ActionName>PutObject</ActionName><LastAccessedTime>2026-01-01T00:00:00Z</LastAccessedTime></member>"
                                + "<member><ActionName>DeleteBucket</ActionName></member></TrackedActionsLastAccessed></member>"
                                + "<member><ServiceName>AWS Lambda</ServiceName><ServiceNamespace>lambda</ServiceNamespace></member>"
                                + "</ServicesLastAccessed><IsTruncated>false</IsTruncated>")));
    }

    /** An organization of one unit under the root, whose accounts come on two pages. */
    private static void pagedTree(AwsGateway gateway) {
        gateway.record(
                "ListPolicies",
                asked -> Answer.json(
                        asked.body().contains("SERVICE_CONTROL_POLICY")
                                ? "{\"Policies\":[{\"Id\":\"p-1\",\"Name\":\"no-root\",\"Type\":\"SERVICE_CONTROL_POLICY\"}]}"
                                : "{\"Policies\":[{\"Id\":\"p-2\",\"Name\":\"own-people\",\"Type\":\"RESOURCE_CONTROL_POLICY\"}]}"));
        gateway.record("DescribePolicy", asked -> described(asked.body().contains("p-2")));
        gateway.record(
                "ListTargetsForPolicy",
                asked -> Answer.json(
                        asked.body().contains("p-2")
                                ? "{\"Targets\":[{\"TargetId\":\"r-1\",\"Type\":\"ROOT\"}]}"
                                : "{\"Targets\":[{\"TargetId\":\"ou-1\",\"Type\":\"ORGANIZATIONAL_UNIT\"}]}"));
        gateway.record(
                "ListOrganizationalUnitsForParent",
                asked -> Answer.json(
                        asked.body().contains("r-1")
                                ? "{\"OrganizationalUnits\":[{\"Id\":\"ou-1\",\"Arn\":\"arn:aws:organizations::123456789012:ou/o-1/ou-1\",\"Name\":\"Shops\"}]}"
                                : "{\"OrganizationalUnits\":[]}"));
        gateway.record(
                "ListAccountsForParent",
                asked -> Answer.json(
                        asked.body().contains("r-1")
                                ? account("123456789012", "management", "")
                                : asked.body().contains("NextToken")
                                        ? account("310987654321", "shop-test", "")
                                        : account("210987654321", "shop", ",\"NextToken\":\"2\"")));
    }

    /** One that binds root users, or one that keeps others out. */
    private static Answer described(boolean ofResources) {
        String denied = ofResources
                ? "\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\",\"Condition\":{\"StringNotEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-1\"}}"
                : "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"}}";
        String summary = ofResources
                ? "\"Id\":\"p-2\",\"Name\":\"own-people\",\"Type\":\"RESOURCE_CONTROL_POLICY\""
                : "\"Id\":\"p-1\",\"Name\":\"no-root\",\"Type\":\"SERVICE_CONTROL_POLICY\"";
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\"," + denied + "}]}";
        return Answer.json("{\"Policy\":{\"PolicySummary\":{" + summary + "},\"Content\":\""
                + document.replace("\"", "\\\"") + "\"}}");
    }

    private static String person(String id, String name) {
        return "{\"UserId\":\"" + id + "\",\"IdentityStoreId\":\"d-1\",\"UserName\":\"" + name + "\"}";
    }

    private static String account(String id, String name, String next) {
        return "{\"Accounts\":[{\"Id\":\"" + id + "\",\"Arn\":\"arn:aws:organizations::123456789012:account/o-1/" + id
                + "\",\"Name\":\"" + name + "\",\"Status\":\"ACTIVE\"}]" + next + "}";
    }

    static String iam(String operation, String result) {
        return "<" + operation + "Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><" + operation
                + "Result>" + result + "</" + operation + "Result></" + operation + "Response>";
    }
}
