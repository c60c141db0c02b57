package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** Buckets of S3; the names of objects and what is in them are never asked for. */
public final class BucketService {

    private static final int PAGE = 1000;

    private BucketService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        S3Client s3 = visit.session().storage();
        PublicAccess access = new PublicAccess(visit, s3);
        visit.calls()
                .pages(
                        "s3:ListAllMyBuckets",
                        token -> s3.listBuckets(
                                request -> request.maxBuckets(PAGE).continuationToken(token)),
                        ListBucketsResponse::continuationToken,
                        page -> Calls.Each.of(page.buckets(), bucket -> tell(visit, s3, bucket, access)));
    }

    private static void tell(Visit visit, S3Client s3, Bucket bucket, PublicAccess access)
            throws ConnectorException, InterruptedException {
        String name = bucket.name();
        Calls calls = visit.calls();
        String arn = "arn:" + visit.session().account().partition() + ":s3:::" + name;
        DataStore store = new DataStore(visit, "aws.s3-bucket", arn, name)
                .with("region", bucket.bucketRegion())
                .with(
                        "encryptedWith",
                        visit.detail("the encryption of " + name, () -> key(calls, s3, name))
                                .orElse(null))
                .withPolicy(() -> calls.call(
                                "s3:GetBucketPolicy", () -> s3.getBucketPolicy(request -> request.bucket(name)))
                        .policy())
                .withTags(() -> Tags.of(
                        calls.call("s3:GetBucketTagging", () -> s3.getBucketTagging(request -> request.bucket(name)))
                                .tagSet(),
                        Tag::key,
                        Tag::value));
        access.of(name, store).tell();
    }

    /** The key of KMS with which it encrypts, if it does not use a key of its own. */
    private static @Nullable String key(Calls calls, S3Client s3, String name)
            throws ConnectorException, InterruptedException {
        return calls
                .call("s3:GetEncryptionConfiguration", () -> s3.getBucketEncryption(request -> request.bucket(name)))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                .filter(encryption -> encryption != null && encryption.kmsMasterKeyID() != null)
                .map(ServerSideEncryptionByDefault::kmsMasterKeyID)
                .findFirst()
                .orElse(null);
    }
}
