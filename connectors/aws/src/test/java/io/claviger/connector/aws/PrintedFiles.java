package io.claviger.connector.aws;

import io.claviger.spi.Settings;
import io.claviger.testkit.Crawls;
import io.claviger.testkit.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder with what the command line client printed. */
record PrintedFiles(Path folder) {

    static final String ACCOUNT = "111122223333";
    static final String MANAGEMENT = "444455556666";
    static final String ROOTS = "{\"Roots\":[{\"Id\":\"r-ab12\",\"Name\":\"Root\",\"Arn\":\"arn:aws:organizations::"
            + MANAGEMENT + ":root/o-shop/r-ab12\"}]}";
    static final String ALLOW_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    static String arn(String resource) {
        return "arn:aws:iam::" + ACCOUNT + ":" + resource;
    }

    /** A role that EC2 may take on. */
    static String role(String name, String more) {
        return role(
                name,
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}}]}",
                more);
    }

    static String role(String name, String trust, String more) {
        return "{\"RoleName\":\"" + name + "\",\"RoleId\":\"AROA" + name + "\",\"Path\":\"/\",\"Arn\":\""
                + arn("role/" + name) + "\",\"CreateDate\":\"2025-01-01T00:00:00+00:00\",\"AssumeRolePolicyDocument\":"
                + trust + more + "}";
    }

    static String inline(String document) {
        return ",\"RolePolicyList\":[{\"PolicyName\":\"own\",\"PolicyDocument\":" + document + "}]";
    }

    static String attached(String policy) {
        return ",\"AttachedManagedPolicies\":[{\"PolicyName\":\"one\",\"PolicyArn\":\"" + policy + "\"}]";
    }

    /** Authorization details with a user {@code ana} and some roles. */
    static String details(String... roles) {
        return "{\"UserDetailList\":[{\"UserName\":\"ana\",\"UserId\":\"AIDA1\",\"Path\":\"/\",\"Arn\":\""
                + arn("user/ana") + "\",\"CreateDate\":\"2025-01-01T00:00:00+00:00\",\"GroupList\":[]}],"
                + "\"GroupDetailList\":[],\"Policies\":[],\"RoleDetailList\":[" + String.join(",", roles) + "]}";
    }

    PrintedFiles add(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    PrintedFiles add(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), content);
        return this;
    }

    Settings settings() {
        return new Settings(Map.of("from", "files", "folder", folder.toString()));
    }

    RecordingSink crawl(String scope) throws Exception {
        return Crawls.crawl(new AwsConnectorFactory(), settings(), scope);
    }

    RecordingSink iam() throws Exception {
        return crawl(ACCOUNT + "/iam");
    }
}
