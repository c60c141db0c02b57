package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.connector.aws.iam.OwnPolicy;
import io.claviger.connector.aws.iam.TagOwners;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One resource that holds data: what is known of it is put together here, and then told at once. */
final class DataStore {

    private final Visit visit;
    private final ObjectRef ref;
    private final String name;
    private final Map<String, Object> attributes = new HashMap<>();
    private Map<String, String> tags = Map.of();

    /** @param kind such as {@code aws.s3-bucket} */
    DataStore(Visit visit, String kind, String arn, String name) {
        this.visit = visit;
        this.ref = new ObjectRef(kind, arn);
        this.name = name;
        attributes.put("account", visit.session().account().id());
        attributes.put("region", visit.session().region());
    }

    /** One more fact, where it is known. */
    DataStore with(String fact, @Nullable Object value) {
        if (value != null) {
            attributes.put(fact, value);
        }
        return this;
    }

    /** With the policy of its own, which is asked for. */
    DataStore withPolicy(Visit.Detail<String> policy) throws ConnectorException, InterruptedException {
        OwnPolicy.read(visit, name, attributes, policy);
        return this;
    }

    /** With its tags, which are asked for. */
    DataStore withTags(Visit.Detail<Map<String, String>> tags) throws ConnectorException, InterruptedException {
        this.tags = visit.detail("the tags of " + name, tags).orElse(Map.of());
        Tags.put(this.tags, attributes);
        return this;
    }

    void tell() throws InterruptedException {
        visit.sink()
                .observe(new ResourceSeen(
                        ref, name, Kinds.account(visit.session().account().id()), attributes));
        TagOwners.tell(ref, tags, visit.sink());
    }
}
