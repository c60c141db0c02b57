package io.claviger.connector.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Files as CloudTrail delivers them. */
final class Trails {

    /** What was said in a call, and is nobody's business. */
    static final String PARAMETER = "canary-among-parameters";

    private static final String CALL =
            "{\"eventID\":\"%s\",\"eventTime\":\"%s\",\"awsRegion\":\"eu-west-1\",\"userAgent\":\"%s\","
                    + "\"sourceIPAddress\":\"198.51.100.%d\",\"eventSource\":\"%s.amazonaws.com\",\"eventName\":\"%s\","
                    + "\"requestParameters\":{\"password\":\"" + PARAMETER + "\"},\"userIdentity\":%s}";

    static final String PLACE = "s3://shop-trail/logs/AWSLogs/o-shop";

    private Trails() {}

    /** Makes the bucket, with one file of today. */
    static void create(Estate estate) throws IOException {
        client(estate)
                .createBucket(request -> request.bucket("shop-trail")
                        .createBucketConfiguration(place -> place.locationConstraint(Estate.REGION)));
        deliver(
                estate,
                "aaaaaaaaaaaaaaaa",
                packed(
                        byKey("2026-01-02T03:00:00Z", "Terraform/1.9.8"),
                        byRole("2026-01-02T03:01:00Z", "Boto3/1.35", "run", ""),
                        byRole("2026-01-02T03:02:00Z", "Boto3/1.35", "web", "\"ec2RoleDelivery\":\"2.0\",")));
    }

    /** Puts one more file of today into the bucket. */
    static void deliver(Estate estate, String unique, byte[] content) {
        deliver(estate, "logs/AWSLogs/o-shop", unique, content);
    }

    static void deliver(Estate estate, String prefix, String unique, byte[] content) {
        String day = DateTimeFormatter.ofPattern("yyyy/MM/dd/").format(LocalDate.now(ZoneOffset.UTC));
        String key = prefix + "/" + Estate.ACCOUNT + "/CloudTrail/" + Estate.REGION + "/" + day + name(unique);
        client(estate).putObject(request -> request.bucket("shop-trail").key(key), RequestBody.fromBytes(content));
    }

    private static S3Client client(Estate estate) {
        return estate.readingClient(S3Client.builder().forcePathStyle(true));
    }

    /** The name of a file of the account of {@link Estate}. */
    static String name(String unique) {
        return Estate.ACCOUNT + "_CloudTrail_" + Estate.REGION + "_20260102T0310Z_" + unique + ".json.gz";
    }

    /** A call with the key of {@link Recordings}. */
    static String byKey(String time, String agent) {
        String identity = "{\"type\":\"IAMUser\",\"arn\":\"" + Estate.user("ci") + "\",\"accessKeyId\":\""
                + Recordings.KEY + "\"}";
        return CALL.formatted(id(time + agent), time, agent, 7, "s3", "ListBuckets", identity);
    }

    /** A call in a session of a role; {@code context} is put into its context, such as {@code "ec2RoleDelivery":"2.0",}. */
    static String byRole(String time, String agent, String role, String context) {
        String identity = "{\"type\":\"AssumedRole\",\"accessKeyId\":\"ASIA\",\"sessionContext\":{" + context
                + "\"sessionIssuer\":{\"type\":\"Role\",\"arn\":\"" + Estate.role(role) + "\"}}}";
        return CALL.formatted(id(time + role), time, agent, 8, "sqs", "SendMessage", identity);
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] packed(String... records) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(file)) {
            packing.write(("{\"Records\":[" + String.join(",", records) + "]}").getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }
}
