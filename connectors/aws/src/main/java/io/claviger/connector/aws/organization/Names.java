package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** The names of people and groups in one identity store, each asked for once. */
final class Names {

    private final Visit visit;
    private final @Nullable String store;
    private final IdentitystoreClient client;
    private final Map<String, String> known = new HashMap<>();

    /** @param store its id; without it nobody has a name */
    Names(Visit visit, @Nullable String store) {
        this.visit = visit;
        this.store = store;
        this.client = visit.session().client(IdentitystoreClient.builder());
    }

    /** The name of whom an assignment is for; the id where it cannot be read, or was deleted. */
    String of(AccountAssignment assignment) throws ConnectorException, InterruptedException {
        String id = assignment.principalId();
        String name = known.get(id);
        if (name == null) {
            name = asked(id, assignment.principalType() == PrincipalType.GROUP).orElse(id);
            known.put(id, name);
        }
        return name;
    }

    private Optional<String> asked(String id, boolean group) throws ConnectorException, InterruptedException {
        if (store == null) {
            return Optional.empty();
        }
        return group
                ? visit.detail(
                        "the name of the group " + id,
                        () -> visit.calls()
                                .call(
                                        "identitystore:DescribeGroup",
                                        () -> client.describeGroup(request ->
                                                request.identityStoreId(store).groupId(id)))
                                .displayName())
                : visit.detail(
                        "the name of the person " + id,
                        () -> visit.calls()
                                .call(
                                        "identitystore:DescribeUser",
                                        () -> client.describeUser(request ->
                                                request.identityStoreId(store).userId(id)))
                                .userName());
    }
}
