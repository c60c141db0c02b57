package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsResponse;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * The people and groups of one identity store that a permission set is assigned to, each asked for and told once. People are told
 * because what they may take on is a way to a machine's rights; nobody else of the store is.
 */
final class Directory {

    private final Visit visit;
    private final @Nullable String store;
    private final IdentitystoreClient client;
    private final Map<String, Member> known = new HashMap<>();

    /** Someone whom a set can be assigned to, and the name; the id where it cannot be read, or was deleted. */
    record Member(ObjectRef ref, String name) {}

    /** @param store its id; without it nobody has a name */
    Directory(Visit visit, @Nullable String store) {
        this.visit = visit;
        this.store = store;
        this.client = visit.session().client(IdentitystoreClient.builder());
    }

    /** Whom an assignment is for. */
    Member of(AccountAssignment assignment) throws ConnectorException, InterruptedException {
        return assignment.principalType() == PrincipalType.GROUP
                ? group(assignment.principalId())
                : person(assignment.principalId());
    }

    private Member person(String id) throws ConnectorException, InterruptedException {
        Member person = known.get(id);
        if (person == null) {
            String name = visit.detail(
                            "the name of the person " + id,
                            () -> store == null
                                    ? null
                                    : visit.calls()
                                            .call(
                                                    "identitystore:DescribeUser",
                                                    () -> client.describeUser(request -> request.identityStoreId(store)
                                                            .userId(id)))
                                            .userName())
                    .orElse(id);
            person = tell(id, "aws.identity-center-user", name);
            if (name.contains("@")) {
                Person self = new Person(Person.Kind.PERSON, name.toLowerCase(Locale.ROOT), name);
                visit.sink().observe(new OwnershipSeen(person.ref(), self, "signs in with this name", 1, null));
            }
        }
        return person;
    }

    private Member group(String id) throws ConnectorException, InterruptedException {
        Member group = known.get(id);
        if (group == null) {
            String name = visit.detail(
                            "the name of the group " + id,
                            () -> store == null
                                    ? null
                                    : visit.calls()
                                            .call(
                                                    "identitystore:DescribeGroup",
                                                    () -> client.describeGroup(request -> request.identityStoreId(store)
                                                            .groupId(id)))
                                            .displayName())
                    .orElse(id);
            group = tell(id, "aws.identity-center-group", name);
            if (store != null) {
                members(id, group, store);
            }
        }
        return group;
    }

    private void members(String id, Member group, String of) throws ConnectorException, InterruptedException {
        visit.list(
                "who is in the group " + group.name(),
                () -> visit.calls()
                        .pages(
                                "identitystore:ListGroupMemberships",
                                token -> client.listGroupMemberships(request ->
                                        request.identityStoreId(of).groupId(id).nextToken(token)),
                                ListGroupMembershipsResponse::nextToken,
                                page -> Calls.Each.of(page.groupMemberships(), one -> member(one, group))));
    }

    private void member(GroupMembership membership, Member group) throws ConnectorException, InterruptedException {
        if (membership.memberId() != null && membership.memberId().userId() != null) {
            Member person = person(membership.memberId().userId());
            visit.sink().observe(new GrantSeen(person.ref(), "member of", group.ref(), Privilege.ADMIN, Map.of()));
        }
    }

    private Member tell(String id, String kind, String name) throws InterruptedException {
        Member member = new Member(new ObjectRef(kind, id), name);
        known.put(id, member);
        visit.sink().observe(new IdentitySeen(member.ref(), name, Status.UNKNOWN, null, null, null, null, Map.of()));
        return member;
    }
}
