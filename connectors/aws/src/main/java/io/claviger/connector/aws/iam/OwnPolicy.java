package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import java.util.Map;

/** The policy that a resource has of its own: as a document, also where it cannot be read, and what can be read off it. */
public final class OwnPolicy {

    private OwnPolicy() {}

    /** Asks for it, and puts it into the attributes of the resource; without one, or where it is refused, there is none. */
    public static void read(Visit visit, String resource, Map<String, Object> attributes, Visit.Detail<String> policy)
            throws ConnectorException, InterruptedException {
        String document = visit.detail("the policy of " + resource, policy).orElse("");
        if (document.isBlank()) {
            return;
        }
        attributes.put("resourcePolicy", document);
        if (PolicyStatement.read(document).problem() != null) {
            attributes.put("malformedPolicy", "the policy of its own");
        }
        Openness.tell(document, visit.accounts(), attributes);
        if (attributes.containsKey(Openness.TO_ANYONE)) {
            Anyone.tell(visit.sink());
        }
    }
}
