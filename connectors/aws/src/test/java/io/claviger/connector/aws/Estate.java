package io.claviger.connector.aws;

import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import io.claviger.testkit.Crawls;
import io.claviger.testkit.MotoServer;
import io.claviger.testkit.RecordingSink;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Tag;

/** An account in the emulator with something of each sort that IAM has, and a reader whose rights the emulator checks. */
final class Estate {

    static final String ACCOUNT = "123456789012";
    static final String STRANGER = "999900001111";
    static final String REGION = "eu-west-1";
    static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static final String ALLOW = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",%s}]}";
    /** More than a reader needs; what it calls is compared with what it declares elsewhere. */
    private static final String RIGHTS = "\"Action\":\"*\",\"Resource\":\"*\"";

    private static final String HALF = "\"Action\":[\"sts:*\",\"iam:GetAccountAuthorizationDetails\","
            + "\"iam:GenerateCredentialReport\",\"iam:GetCredentialReport\"],\"Resource\":\"*\"";
    private static final String ROLE_TRUST = "\"Action\":\"sts:AssumeRole\",\"Principal\":";

    private static @Nullable Estate shared;

    private final MotoServer moto;
    private final AwsGateway gateway;
    private final IamClient iam;
    private final AccessKey reader;
    private final AccessKey half;

    private Estate() throws IOException, InterruptedException {
        moto = MotoServer.shared();
        moto.reset();
        gateway = newGateway();
        iam = client(IamClient.builder());
        policies();
        users();
        reader = user("claviger", RIGHTS);
        half = user("half", HALF);
        roles();
        certificates();
        moto.checkAccess();
    }

    static synchronized Estate shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = new Estate();
        }
        return shared;
    }

    private static final String SERVICE_CREDENTIALS =
            "<ListServiceSpecificCredentialsResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                    + "<ListServiceSpecificCredentialsResult><ServiceSpecificCredentials><member>"
                    + "<UserName>ana</UserName><Status>Active</Status><CreateDate>2025-03-01T10:00:00Z</CreateDate>"
                    + "<ServiceName>codecommit.amazonaws.com</ServiceName><ServiceUserName>ana-at-1</ServiceUserName>"
                    + "<ServiceSpecificCredentialId>ACCAEXAMPLE123EXAMPLE</ServiceSpecificCredentialId>"
                    + "</member></ServiceSpecificCredentials><IsTruncated>false</IsTruncated>"
                    + "</ListServiceSpecificCredentialsResult></ListServiceSpecificCredentialsResponse>";

    private void policies() {
        iam.createPolicy(request -> request.policyName("pass-roles")
                .policyDocument(ALLOW.formatted("\"Action\":[\"iam:PassRole\",\"lambda:*\"],\"Resource\":\"*\"")));
        iam.createPolicy(request -> request.policyName("edge")
                .policyDocument(ALLOW.formatted("\"Action\":[\"s3:*\",\"sqs:ReceiveMessage\"],\"Resource\":\"*\"")));
        iam.createGroup(request -> request.groupName("administrators"));
        iam.attachGroupPolicy(request -> request.groupName("administrators").policyArn(ADMINISTRATOR));
    }

    private void users() {
        iam.createUser(request -> request.userName("ana")
                .tags(Tag.builder().key("owner").value("ana@example.com").build()));
        iam.addUserToGroup(request -> request.userName("ana").groupName("administrators"));
        String password = String.join("-", "Correct", "horse", "9");
        iam.createLoginProfile(request -> request.userName("ana").password(password));
        iam.createAccessKey(request -> request.userName("ana"));
        iam.uploadSSHPublicKey(request -> request.userName("ana").sshPublicKeyBody("ssh-rsa AAAAB3NzaC1yc2E ana"));
        iam.createUser(request -> request.userName("ci").path("/machines/"));
        iam.createAccessKey(request -> request.userName("ci"));
        AccessKey second =
                iam.createAccessKey(request -> request.userName("ci")).accessKey();
        iam.updateAccessKey(request ->
                request.userName("ci").accessKeyId(second.accessKeyId()).status("Inactive"));
        iam.attachUserPolicy(request -> request.userName("ci").policyArn(policy("pass-roles")));
    }

    private AccessKey user(String name, String statement) {
        iam.createUser(request -> request.userName(name));
        iam.putUserPolicy(
                request -> request.userName(name).policyName("read").policyDocument(ALLOW.formatted(statement)));
        return iam.createAccessKey(request -> request.userName(name)).accessKey();
    }

    private void roles() {
        role("run", "{\"Service\":\"lambda.amazonaws.com\"}", "");
        role("audit", "{\"AWS\":\"arn:aws:iam::" + STRANGER + ":root\"}", "");
        role(
                "partner",
                "{\"AWS\":\"" + STRANGER + "\"}",
                ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"7f1c0a52-2b\"}}");
        role("open", "\"*\"", "");
        role("reader", "{\"AWS\":\"arn:aws:iam::" + ACCOUNT + ":root\"}", "");
        iam.putRolePolicy(
                request -> request.roleName("reader").policyName("read").policyDocument(ALLOW.formatted(RIGHTS)));
        role("by-ana", "{\"AWS\":\"arn:aws:iam::" + ACCOUNT + ":user/ana\"}", "");
        iam.putRolePermissionsBoundary(request -> request.roleName("by-ana").permissionsBoundary(policy("edge")));
        iam.attachRolePolicy(request -> request.roleName("by-ana").policyArn(ADMINISTRATOR));
        String provider = "arn:aws:iam::" + ACCOUNT + ":oidc-provider/token.actions.githubusercontent.com";
        iam.createRole(
                request -> request.roleName("deploy")
                        .maxSessionDuration(43_200)
                        .assumeRolePolicyDocument(
                                ALLOW.formatted(
                                        "\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Principal\":{\"Federated\":\""
                                                + provider
                                                + "\"},\"Condition\":{\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:shop/*\"}}")));
        iam.putRolePolicy(request -> request.roleName("deploy")
                .policyName("write")
                .policyDocument(ALLOW.formatted("\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::site/*\"")));
    }

    private void role(String name, String principal, String condition) {
        iam.createRole(request ->
                request.roleName(name).assumeRolePolicyDocument(ALLOW.formatted(ROLE_TRUST + principal + condition)));
    }

    private void certificates() {
        iam.createOpenIDConnectProvider(request -> request.url("https://token.actions.githubusercontent.com")
                .clientIDList("sts.amazonaws.com")
                .thumbprintList("6938fd4d98bab03faadb97b34396831e3780aea1"));
        iam.createSAMLProvider(
                request -> request.name("corporate").samlMetadataDocument("<EntityDescriptor/>".repeat(60)));
    }

    static String policy(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
    }

    static String user(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
    }

    static String role(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    /** A client that asks the emulator as itself, before rights are checked. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, AwsBasicCredentials.create("test", "test"));
    }

    /** A client that asks the emulator as the reader. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C readingClient(B builder) {
        return client(builder, AwsBasicCredentials.create(reader.accessKeyId(), reader.secretAccessKey()));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsBasicCredentials credentials) {
        return builder.endpointOverride(moto.address())
                .region(Region.of(REGION))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    /** One more gateway before the same emulator, for a test that records answers of its own. */
    AwsGateway newGateway() throws IOException {
        return new AwsGateway(moto.address())
                .keep("GetCredentialReport")
                .record("ListServiceSpecificCredentials", Answer.xml(SERVICE_CREDENTIALS));
    }

    AwsGateway gateway() {
        return gateway;
    }

    String keyId() {
        return reader.accessKeyId();
    }

    /** What the reader's key proves itself with. */
    String secret() {
        return reader.secretAccessKey();
    }

    Settings settings(Map<String, Object> different) {
        return settings(reader, different);
    }

    /** Settings of a user who may read less. */
    Settings halfAllowed() {
        return settings(half, Map.of());
    }

    private Settings settings(AccessKey key, Map<String, Object> different) {
        Map<String, Object> values = new HashMap<>();
        values.put("from", "account");
        values.put("accessKeyId", key.accessKeyId());
        values.put("secretAccessKey", Secret.of(key.secretAccessKey()));
        values.put("regions", List.of(REGION));
        values.put("services", List.of("iam", "secretsmanager", "lambda"));
        values.put("endpoint", gateway.address().toString());
        values.putAll(different);
        return new Settings(values);
    }

    URI address() {
        return gateway.address();
    }

    RecordingSink crawl(String scope, Settings settings) throws Exception {
        return Crawls.crawl(new AwsConnectorFactory(), settings, scope);
    }

    /** What the emulator holds: what a change of IAM would change. */
    List<String> state() {
        IamClient reading = readingClient(IamClient.builder());
        List<String> state = new ArrayList<>();
        reading.getAccountAuthorizationDetailsPaginator(request -> request.maxItems(1000)).stream()
                .forEach(page -> {
                    state.add(page.userDetailList().toString());
                    state.add(page.groupDetailList().toString());
                    state.add(page.roleDetailList().toString());
                });
        for (String user : List.of("ana", "ci", "claviger", "half")) {
            state.add(reading.listAccessKeys(request -> request.userName(user))
                    .accessKeyMetadata()
                    .toString());
        }
        return state;
    }
}
