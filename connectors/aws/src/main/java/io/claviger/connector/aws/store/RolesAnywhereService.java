package io.claviger.connector.aws.store;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ListProfilesResponse;
import software.amazon.awssdk.services.rolesanywhere.model.ListSubjectsResponse;
import software.amazon.awssdk.services.rolesanywhere.model.ListTrustAnchorsResponse;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.SubjectSummary;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** Roles Anywhere: whose certificates are trusted, the roles that they open, and the certificates that were seen. */
public final class RolesAnywhereService {

    private RolesAnywhereService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        RolesAnywhereClient client = visit.session().client(RolesAnywhereClient.builder());
        Calls calls = visit.calls();
        ObjectRef account = Kinds.account(visit.session().account().id());
        calls.pages(
                "rolesanywhere:ListTrustAnchors",
                token -> client.listTrustAnchors(request -> request.nextToken(token)),
                ListTrustAnchorsResponse::nextToken,
                page -> {
                    for (TrustAnchorDetail anchor : page.trustAnchors()) {
                        anchor(visit, anchor, account);
                    }
                });
        visit.list(
                "the profiles of Roles Anywhere",
                () -> calls.pages(
                        "rolesanywhere:ListProfiles",
                        token -> client.listProfiles(request -> request.nextToken(token)),
                        ListProfilesResponse::nextToken,
                        page -> {
                            for (ProfileDetail profile : page.profiles()) {
                                profile(visit, profile);
                            }
                        }));
        visit.list(
                "the certificates that Roles Anywhere has seen",
                () -> calls.pages(
                        "rolesanywhere:ListSubjects",
                        token -> client.listSubjects(request -> request.nextToken(token)),
                        ListSubjectsResponse::nextToken,
                        page -> {
                            for (SubjectSummary subject : page.subjects()) {
                                subject(visit, subject);
                            }
                        }));
    }

    private static void anchor(Visit visit, TrustAnchorDetail anchor, ObjectRef account) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("enabled", Boolean.TRUE.equals(anchor.enabled()));
        if (anchor.source() != null) {
            attributes.put("source", String.valueOf(anchor.source().sourceTypeAsString()));
        }
        ObjectRef ref = new ObjectRef("aws.trust-anchor", anchor.trustAnchorArn());
        visit.sink().observe(new ResourceSeen(ref, anchor.name(), account, attributes));
    }

    /** A profile stands for whoever has a trusted certificate, and may become its roles. */
    private static void profile(Visit visit, ProfileDetail profile) throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.roles-anywhere-profile", profile.profileArn());
        Map<String, Object> attributes = new HashMap<>();
        boolean enabled = Boolean.TRUE.equals(profile.enabled());
        if (profile.sessionPolicy() != null) {
            attributes.put("sessionPolicy", profile.sessionPolicy());
        }
        attributes.put(
                "sessionBound",
                profile.sessionPolicy() != null || !profile.managedPolicyArns().isEmpty());
        if (profile.durationSeconds() != null) {
            attributes.put("longestSessionSeconds", profile.durationSeconds().longValue());
        }
        visit.sink()
                .observe(new IdentitySeen(
                        ref,
                        profile.name(),
                        enabled ? Status.ACTIVE : Status.DISABLED,
                        null,
                        visit.environment().orElse(null),
                        profile.createdAt(),
                        null,
                        attributes));
        for (String role : profile.roleArns()) {
            visit.sink()
                    .observe(new GrantSeen(
                            ref, "rolesanywhere:CreateSession", Kinds.role(role), Privilege.ADMIN, Map.of()));
        }
    }

    private static void subject(Visit visit, SubjectSummary subject) throws InterruptedException {
        visit.sink()
                .observe(new IdentitySeen(
                        new ObjectRef("aws.certificate-subject", subject.subjectArn()),
                        subject.x509Subject(),
                        Boolean.TRUE.equals(subject.enabled()) ? Status.ACTIVE : Status.DISABLED,
                        null,
                        visit.environment().orElse(null),
                        subject.createdAt(),
                        subject.lastSeenAt(),
                        Map.of()));
    }
}
