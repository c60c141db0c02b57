package io.claviger.connector.aws;

import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One of each sort that holds data in the emulator, each with a policy that lets a stranger in. */
final class DataStores {

    /** What is in a bucket. */
    static final String CONTENT = "canary-inside-0f3a";

    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
                    + Estate.STRANGER + ":root\"},\"Action\":\"%s\",\"Resource\":\"*\"}]}";

    private DataStores() {}

    static void create(Estate estate) {
        buckets(estate);
        messages(estate);
        tables(estate);
        estate.readingClient(EcrClient.builder()).createRepository(request -> request.repositoryName("shop/orders"));
        estate.readingClient(EcrClient.builder())
                .setRepositoryPolicy(request ->
                        request.repositoryName("shop/orders").policyText(POLICY.formatted("ecr:BatchGetImage")));
        EfsClient efs = estate.readingClient(EfsClient.builder());
        String files = efs.createFileSystem(
                        request -> request.creationToken("shop").encrypted(true))
                .fileSystemId();
        efs.putFileSystemPolicy(
                request -> request.fileSystemId(files).policy(POLICY.formatted("elasticfilesystem:ClientMount")));
        OpenSearchClient search = estate.readingClient(OpenSearchClient.builder());
        search.createDomain(request -> request.domainName("orders").accessPolicies(POLICY.formatted("es:ESHttpGet")));
        EventBridgeClient events = estate.readingClient(EventBridgeClient.builder());
        events.putPermission(request ->
                request.principal(Estate.STRANGER).action("events:PutEvents").statementId("partner"));
    }

    private static void buckets(Estate estate) {
        S3Client s3 = estate.readingClient(S3Client.builder().forcePathStyle(true));
        bucket(s3, "shop-orders", BucketCannedACL.PRIVATE);
        s3.putBucketPolicy(request -> request.bucket("shop-orders").policy(POLICY.formatted("s3:GetObject")));
        s3.putBucketTagging(request -> request.bucket("shop-orders")
                .tagging(tags -> tags.tagSet(tag("DataClassification", "pii"), tag("team", "orders"))));
        s3.putBucketEncryption(request -> request.bucket("shop-orders")
                .serverSideEncryptionConfiguration(configuration ->
                        configuration.rules(rule -> rule.applyServerSideEncryptionByDefault(encryption -> encryption
                                .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                .kmsMasterKeyID("alias/shop")))));
        s3.putPublicAccessBlock(request -> request.bucket("shop-orders")
                .publicAccessBlockConfiguration(block -> block.restrictPublicBuckets(true)));
        s3.putObject(request -> request.bucket("shop-orders").key("orders.csv"), RequestBody.fromString(CONTENT));
        bucket(s3, "shop-site", BucketCannedACL.PUBLIC_READ);
    }

    private static void bucket(S3Client s3, String name, BucketCannedACL list) {
        s3.createBucket(request -> request.bucket(name)
                .acl(list)
                .createBucketConfiguration(place -> place.locationConstraint(Estate.REGION)));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static void messages(Estate estate) {
        estate.readingClient(SqsClient.builder())
                .createQueue(request -> request.queueName("orders")
                        .attributes(Map.of(QueueAttributeName.POLICY, POLICY.formatted("sqs:SendMessage")))
                        .tags(Map.of("owner", "ana@example.com")));
        estate.readingClient(SnsClient.builder())
                .createTopic(request ->
                        request.name("orders").attributes(Map.of("Policy", POLICY.formatted("sns:Publish"))));
    }

    private static void tables(Estate estate) {
        DynamoDbClient dynamodb = estate.readingClient(DynamoDbClient.builder());
        dynamodb.createTable(request -> request.tableName("orders")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(one -> one.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH)));
        String arn = "arn:aws:dynamodb:" + Estate.REGION + ":" + Estate.ACCOUNT + ":table/orders";
        dynamodb.putResourcePolicy(request -> request.resourceArn(arn).policy(POLICY.formatted("dynamodb:GetItem")));
    }
}
