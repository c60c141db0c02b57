package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;

/** Instances and launch templates, with the roles of their instance profiles and their user data. */
public final class Ec2Service {

    private static final int PAGE = 500;

    private Ec2Service() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        Ec2Client ec2 = visit.session().client(Ec2Client.builder());
        Calls calls = visit.calls();
        Map<String, String> profiles = new HashMap<>();
        visit.list("the roles of instance profiles", () -> profiles(visit, profiles));
        calls.pages(
                "ec2:DescribeInstances",
                token -> ec2.describeInstances(
                        request -> request.maxResults(PAGE).nextToken(token)),
                DescribeInstancesResponse::nextToken,
                page -> {
                    for (var reservation : page.reservations()) {
                        for (Instance instance : reservation.instances()) {
                            instance(visit, ec2, instance, profiles);
                        }
                    }
                });
        visit.list("the launch templates", () -> templates(visit, ec2, profiles));
    }

    private static void profiles(Visit visit, Map<String, String> profiles)
            throws ConnectorException, InterruptedException {
        IamClient iam = visit.session().client(IamClient.builder());
        visit.calls()
                .pages(
                        "iam:ListInstanceProfiles",
                        marker -> iam.listInstanceProfiles(
                                request -> request.maxItems(1000).marker(marker)),
                        ListInstanceProfilesResponse::marker,
                        page -> page.instanceProfiles()
                                .forEach(profile -> profile.roles().forEach(role -> {
                                    profiles.put(profile.arn(), role.arn());
                                    profiles.put(profile.instanceProfileName(), role.arn());
                                })));
    }

    private static void instance(Visit visit, Ec2Client ec2, Instance instance, Map<String, String> profiles)
            throws ConnectorException, InterruptedException {
        String id = instance.instanceId();
        Map<String, Object> attributes = new HashMap<>();
        if (instance.state() != null) {
            attributes.put("state", instance.state().nameAsString());
        }
        if (instance.metadataOptions() != null && instance.metadataOptions().httpTokensAsString() != null) {
            attributes.put("metadataTokens", instance.metadataOptions().httpTokensAsString());
        }
        if (instance.publicIpAddress() != null) {
            attributes.put("public", true);
        }
        String name = instance.tags().stream()
                .filter(tag -> tag.key().equals("Name") && !tag.value().isBlank())
                .map(tag -> tag.value() + " (" + id + ")")
                .findFirst()
                .orElse(id);
        String profile = instance.iamInstanceProfile() == null
                ? null
                : instance.iamInstanceProfile().arn();
        Workload workload =
                workload(visit, "instance/" + id, name, profile == null ? null : profiles.get(profile), attributes);
        workload.tell(visit);
        var userData = visit.detail(
                "the user data of " + id,
                () -> visit.calls()
                        .call(
                                "ec2:DescribeInstanceAttribute",
                                () -> ec2.describeInstanceAttribute(
                                        request -> request.instanceId(id).attribute(InstanceAttributeName.USER_DATA)))
                        .userData());
        if (userData.isPresent() && userData.get().value() != null) {
            workload.text(
                    visit,
                    "user data",
                    instance.launchTime(),
                    decoded(userData.get().value()));
        }
    }

    private static void templates(Visit visit, Ec2Client ec2, Map<String, String> profiles)
            throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "ec2:DescribeLaunchTemplates",
                        token -> ec2.describeLaunchTemplates(
                                request -> request.maxResults(200).nextToken(token)),
                        DescribeLaunchTemplatesResponse::nextToken,
                        page -> {
                            for (var template : page.launchTemplates()) {
                                versions(visit, ec2, template.launchTemplateId(), profiles);
                            }
                        });
    }

    /** The version that is used when none is named, and the newest. */
    private static void versions(Visit visit, Ec2Client ec2, String template, Map<String, String> profiles)
            throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "ec2:DescribeLaunchTemplateVersions",
                        token -> ec2.describeLaunchTemplateVersions(request -> request.launchTemplateId(template)
                                .versions("$Default", "$Latest")
                                .nextToken(token)),
                        DescribeLaunchTemplateVersionsResponse::nextToken,
                        page -> {
                            for (LaunchTemplateVersion version : page.launchTemplateVersions()) {
                                version(visit, version, profiles);
                            }
                        });
    }

    private static void version(Visit visit, LaunchTemplateVersion version, Map<String, String> profiles)
            throws InterruptedException {
        var contents = version.launchTemplateData();
        var profile = contents == null ? null : contents.iamInstanceProfile();
        String named = profile == null ? null : profile.arn() == null ? profile.name() : profile.arn();
        Workload workload = workload(
                visit,
                "launch-template/" + version.launchTemplateId(),
                "Launch template " + version.launchTemplateName(),
                named == null ? null : profiles.get(named),
                Map.of());
        workload.tell(visit);
        if (contents != null && contents.userData() != null) {
            workload.text(
                    visit,
                    "user data of version " + version.versionNumber(),
                    version.createTime(),
                    decoded(contents.userData()));
        }
    }

    private static Workload workload(
            Visit visit, String resource, String name, @Nullable String role, Map<String, Object> attributes) {
        String kind = resource.startsWith("instance/") ? "aws.ec2-instance" : "aws.launch-template";
        return new Workload(new ObjectRef(kind, visit.session().arn("ec2", resource)), name, role, attributes);
    }

    /** User data comes in Base64; what does not is taken as it is. */
    private static String decoded(String userData) {
        try {
            return new String(Base64.getMimeDecoder().decode(userData), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return userData;
        }
    }
}
