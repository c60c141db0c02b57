package io.claviger.connector.aws;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Remembers every action that any client in this JVM calls, named as IAM names it. The SDK finds it on the class path. */
public final class CalledActions implements ExecutionInterceptor {

    /** The <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">operations that need a right of another name</a>. */
    private static final Map<String, String> OF_BUCKETS = Map.of(
            "ListObjectsV2", "ListBucket",
            "ListBuckets", "ListAllMyBuckets",
            "GetPublicAccessBlock", "GetBucketPublicAccessBlock",
            "GetBucketEncryption", "GetEncryptionConfiguration");

    private static final Set<String> CALLED = new ConcurrentSkipListSet<>();

    static void forget() {
        CALLED.clear();
    }

    static Set<String> names() {
        return new TreeSet<>(CALLED);
    }

    @Override
    @SuppressWarnings("deprecation") // what took its place does not name the service
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(AwsSignerExecutionAttribute.SERVICE_SIGNING_NAME);
        if (service == null) {
            service = attributes.getAttribute(AwsExecutionAttribute.ENDPOINT_PREFIX);
        }
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        boolean control = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))
                .contains("Control");
        CALLED.add(
                service.equals("s3")
                        ? control
                                ? "s3:GetAccountPublicAccessBlock"
                                : "s3:" + OF_BUCKETS.getOrDefault(operation, operation)
                        : service + ":" + operation);
    }
}
