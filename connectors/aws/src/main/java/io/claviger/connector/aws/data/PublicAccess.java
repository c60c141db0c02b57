package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whether buckets let the public in beside what their policies say: by access control lists, and whether
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Block Public Access</a>
 * of the bucket or of the whole account stands before it.
 */
final class PublicAccess {

    /**
     * The groups that an
     * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups">access
     * control list</a> names for whoever asks, and for whoever has any account of AWS.
     */
    private static final Set<String> ANYONE = Set.of(
            "http://acs.amazonaws.com/groups/global/AllUsers",
            "http://acs.amazonaws.com/groups/global/AuthenticatedUsers");

    private final Visit visit;
    private final S3Client s3;
    private final Optional<Block> ofAccount;

    PublicAccess(Visit visit, S3Client s3) throws ConnectorException, InterruptedException {
        this.visit = visit;
        this.s3 = s3;
        var control = visit.session().storageControl();
        String account = visit.session().account().id();
        this.ofAccount = block(
                "the account",
                () -> visit.calls()
                        .call(
                                "s3:GetAccountPublicAccessBlock",
                                () -> control.getPublicAccessBlock(request -> request.accountId(account)))
                        .publicAccessBlockConfiguration());
    }

    /** What is blocked: public policies, and public access control lists. */
    private record Block(boolean policies, boolean lists) {

        static Block of(SdkPojo answer) {
            Shape block = Shape.of(answer);
            return new Block(block.flag("RestrictPublicBuckets"), block.flag("IgnorePublicAcls"));
        }

        Block and(Block other) {
            return new Block(policies || other.policies, lists || other.lists);
        }
    }

    private Optional<Block> block(String subject, Visit.Detail<SdkPojo> answer)
            throws ConnectorException, InterruptedException {
        return visit.detail(
                "what is blocked by " + subject,
                () -> Visit.unlessAbsent(new Block(false, false), () -> {
                    SdkPojo block = answer.read();
                    return block == null ? null : Block.of(block);
                }));
    }

    /** Says it of a bucket; what is not known of its account is not known of it, unless it blocks by itself. */
    DataStore of(String bucket, DataStore store) throws ConnectorException, InterruptedException {
        Optional<Block> own = block(
                "the bucket " + bucket,
                () -> visit.calls()
                        .call(
                                "s3:GetBucketPublicAccessBlock",
                                () -> s3.getPublicAccessBlock(request -> request.bucket(bucket)))
                        .publicAccessBlockConfiguration());
        Optional<Block> both = own.flatMap(one -> ofAccount.map(one::and));
        return store.with(
                        "blocksPublicPolicy",
                        both.or(() -> own.filter(Block::policies))
                                .map(Block::policies)
                                .orElse(null))
                .with(
                        "blocksPublicLists",
                        both.or(() -> own.filter(Block::lists))
                                .map(Block::lists)
                                .orElse(null))
                .with(
                        "openByList",
                        visit.detail("the access control list of " + bucket, () -> openByList(bucket))
                                .orElse(null));
    }

    private boolean openByList(String bucket) throws ConnectorException, InterruptedException {
        return visit
                .calls()
                .call("s3:GetBucketAcl", () -> s3.getBucketAcl(request -> request.bucket(bucket)))
                .grants()
                .stream()
                .anyMatch(grant -> grant.grantee() != null
                        && ANYONE.contains(String.valueOf(grant.grantee().uri())));
    }
}
