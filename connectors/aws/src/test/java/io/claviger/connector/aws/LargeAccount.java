package io.claviger.connector.aws;

import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import io.claviger.testkit.AwsGateway.Asked;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as an account of many roles and some users gives them, page by page as IAM's API reference has them. */
final class LargeAccount {

    private static final Pattern MARKER = Pattern.compile("(?:^|&)Marker=([0-9]+)");
    private static final Pattern LARGEST = Pattern.compile("(?:^|&)MaxItems=([0-9]+)");
    private static final String TRUST =
            "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22sts%3AAssumeRole%22%2C"
                    + "%22Principal%22%3A%7B%22Service%22%3A%22lambda.amazonaws.com%22%7D%7D%5D%7D";

    private final AwsGateway gateway;
    private final int roles;
    private final int users;
    private boolean reversed;

    LargeAccount(int roles, int users) throws IOException {
        this.roles = roles;
        this.users = users;
        gateway = new AwsGateway(null);
        gateway.record(
                "GetCallerIdentity",
                sts(
                        "GetCallerIdentity",
                        "<Account>" + Estate.ACCOUNT + "</Account><Arn>" + Estate.user("reader")
                                + "</Arn><UserId>AIDA1</UserId>"));
        gateway.record("GetAccountAuthorizationDetails", this::details);
        gateway.record("ListRoles", asked -> page("ListRoles", "Roles", asked, roles, this::listed));
        gateway.record("GenerateCredentialReport", iam("GenerateCredentialReport", "<State>STARTED</State>"));
        for (String list : List.of(
                "AccessKeys",
                "SSHPublicKeys",
                "SigningCertificates",
                "ServiceSpecificCredentials",
                "ServerCertificates",
                "OpenIDConnectProviders",
                "SAMLProviders",
                "VirtualMFADevices")) {
            gateway.record("List" + list, iam("List" + list, "<IsTruncated>false</IsTruncated>"));
        }
        gateway.record("GetAccountSummary", iam("GetAccountSummary", "<SummaryMap/>"));
        gateway.record("GetAccountPasswordPolicy", refusal(404, "NoSuchEntity"));
        gateway.record("GetLoginProfile", refusal(404, "NoSuchEntity"));
    }

    AwsGateway gateway() {
        return gateway;
    }

    /** From now on gives each page in the opposite order. */
    void reverse() {
        reversed = true;
    }

    Settings settings(Map<String, Object> different) {
        Map<String, Object> values = new HashMap<>();
        values.put("from", "account");
        values.put("accessKeyId", Recordings.KEY);
        values.put("secretAccessKey", Secret.of("any"));
        values.put("regions", List.of(Estate.REGION, "me-south-1"));
        values.put("endpoint", gateway.address().toString());
        values.putAll(different);
        return new Settings(values);
    }

    static Answer refusal(int status, String code) {
        return new Answer(
                status,
                "text/xml",
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                        + "</Code><Message>no</Message></Error></ErrorResponse>");
    }

    private static Answer iam(String operation, String result) {
        return Answer.xml(Recordings.iam(operation, result));
    }

    private static Answer sts(String operation, String result) {
        return Answer.xml(Recordings.iam(operation, result)
                .replace("iam.amazonaws.com/doc/2010-05-08", "sts.amazonaws.com/doc/2011-06-15"));
    }

    private Answer details(Asked asked) {
        String operation = "GetAccountAuthorizationDetails";
        if (asked.body().contains("=Role")) {
            return page(operation, "RoleDetailList", asked, roles, this::role);
        }
        return asked.body().contains("=User")
                ? page(operation, "UserDetailList", asked, users, this::user)
                : iam(operation, "<IsTruncated>false</IsTruncated>");
    }

    private Answer page(String operation, String list, Asked asked, int all, IntFunction<String> item) {
        int from = number(MARKER, asked.body(), 0);
        int to = Math.min(all, from + number(LARGEST, asked.body(), 100));
        String items = IntStream.range(from, to)
                .mapToObj(index -> item.apply(reversed ? from + to - 1 - index : index))
                .collect(Collectors.joining());
        String next = to < all
                ? "<IsTruncated>true</IsTruncated><Marker>" + to + "</Marker>"
                : "<IsTruncated>false</IsTruncated>";
        return iam(operation, "<" + list + ">" + items + "</" + list + ">" + next);
    }

    private static int number(Pattern pattern, String body, int otherwise) {
        Matcher found = pattern.matcher(body);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private String role(int index) {
        return listed(index)
                .replace(
                        "</member>",
                        "<RoleLastUsed><LastUsedDate>2026-01-01T00:00:00Z</LastUsedDate></RoleLastUsed></member>");
    }

    private String listed(int index) {
        return "<member><RoleName>r" + index + "</RoleName><RoleId>AROA" + index + "</RoleId><Path>/</Path><Arn>"
                + Estate.role("r" + index) + "</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate>"
                + "<MaxSessionDuration>3600</MaxSessionDuration><AssumeRolePolicyDocument>" + TRUST
                + "</AssumeRolePolicyDocument></member>";
    }

    private String user(int index) {
        return "<member><UserName>u" + index + "</UserName><UserId>AIDA" + index + "</UserId><Path>/</Path><Arn>"
                + Estate.user("u" + index) + "</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate></member>";
    }
}
