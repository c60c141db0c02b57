package io.claviger.testkit;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organization in the emulator: a management account with a user that reads, and members that it may enter by a role. Who asks
 * is checked, in every account.
 */
public final class MotoOrganization {

    /** The role in each member. */
    public static final String ROLE = "ClavigerRead";

    private static final String MANAGEMENT = "555500000001";
    private static final String READER = "claviger";
    private static final String TARGET = "AWSOrganizationsV20161128.";
    private static final Pattern KEY = Pattern.compile(
            "<AccessKeyId>(\\w+)</AccessKeyId>.*?<SecretAccessKey>([^<]+)</SecretAccessKey>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\"AccountId\": ?\"([0-9]{12})\"");

    private final MotoServer management;
    private final String policy;
    private final String keyId;
    private final String secret;

    private MotoOrganization(MotoServer management, String policy, Matcher key) {
        this.management = management;
        this.policy = policy;
        this.keyId = key.group(1);
        this.secret = key.group(2);
    }

    /** @param policy what the user and the roles may do, as a document */
    public static MotoOrganization create(MotoServer moto, String policy) throws IOException, InterruptedException {
        MotoServer management = moto.account(MANAGEMENT);
        management.trustEveryone();
        management.ask("organizations", TARGET + "CreateOrganization", "{\"FeatureSet\":\"ALL\"}");
        management.iam("CreateUser", Map.of("UserName", READER));
        management.iam("PutUserPolicy", Map.of("UserName", READER, "PolicyName", "read", "PolicyDocument", policy));
        String made = management.iam("CreateAccessKey", Map.of("UserName", READER));
        Matcher key = KEY.matcher(made);
        if (!key.find()) {
            throw new IOException("moto made no access key: " + made);
        }
        management.checkAccess();
        return new MotoOrganization(management, policy, key);
    }

    public String managementAccount() {
        return MANAGEMENT;
    }

    public String keyId() {
        return keyId;
    }

    public String secret() {
        return secret;
    }

    /** A step that nobody is asked for. */
    @FunctionalInterface
    public interface Step {
        void take() throws IOException, InterruptedException;
    }

    /** One more account with the role, and what else is made in it; its number. */
    public String member(String name, Map<String, String> roles) throws IOException, InterruptedException {
        management.trustEveryone();
        String made = management.ask(
                "organizations",
                TARGET + "CreateAccount",
                "{\"AccountName\":\"" + name + "\",\"Email\":\"" + name + "@example.com\"}");
        Matcher number = NUMBER.matcher(made);
        if (!number.find()) {
            throw new IOException("moto made no account: " + made);
        }
        MotoServer member = management.account(number.group(1));
        role(member, ROLE, "{\"AWS\":\"arn:aws:iam::" + MANAGEMENT + ":user/" + READER + "\"}");
        member.iam("PutRolePolicy", Map.of("RoleName", ROLE, "PolicyName", "read", "PolicyDocument", policy));
        for (Map.Entry<String, String> role : roles.entrySet()) {
            role(member, role.getKey(), role.getValue());
        }
        management.checkAccess();
        return number.group(1);
    }

    private static void role(MotoServer account, String name, String principal)
            throws IOException, InterruptedException {
        account.iam(
                "CreateRole",
                Map.of(
                        "RoleName",
                        name,
                        "AssumeRolePolicyDocument",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":"
                                + principal + "}]}"));
    }

    /** From now on lets nobody from the management account in. */
    public void lock(String member) throws IOException, InterruptedException {
        unchecked(() -> management.iam(
                "PutUserPolicy",
                Map.of(
                        "UserName",
                        READER,
                        "PolicyName",
                        "locked-" + member,
                        "PolicyDocument",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"arn:aws:iam::"
                                + member + ":role/*\"}]}")));
    }

    /** Closes an account: it is suspended, and still of the organization. */
    public void close(String member) throws IOException, InterruptedException {
        unchecked(() -> management.ask("organizations", TARGET + "CloseAccount", "{\"AccountId\":\"" + member + "\"}"));
    }

    /** Takes an account out of the organization. */
    public void remove(String member) throws IOException, InterruptedException {
        unchecked(() -> management.ask(
                "organizations", TARGET + "RemoveAccountFromOrganization", "{\"AccountId\":\"" + member + "\"}"));
    }

    private void unchecked(Step step) throws IOException, InterruptedException {
        management.trustEveryone();
        step.take();
        management.checkAccess();
    }
}
