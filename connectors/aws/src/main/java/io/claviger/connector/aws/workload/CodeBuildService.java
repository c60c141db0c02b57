package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.ListProjectsResponse;
import software.amazon.awssdk.services.codebuild.model.Project;

/** Build projects, with their roles and plain variables; and the credentials with which they fetch sources. */
public final class CodeBuildService {

    private static final int PROJECTS_A_CALL = 100;

    private CodeBuildService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        CodeBuildClient codebuild = visit.session().client(CodeBuildClient.builder());
        Calls calls = visit.calls();
        List<String> names = new ArrayList<>();
        calls.pages(
                "codebuild:ListProjects",
                token -> codebuild.listProjects(request -> request.nextToken(token)),
                ListProjectsResponse::nextToken,
                page -> names.addAll(page.projects()));
        for (int from = 0; from < names.size(); from += PROJECTS_A_CALL) {
            List<String> some = names.subList(from, Math.min(names.size(), from + PROJECTS_A_CALL));
            var projects = calls.call(
                            "codebuild:BatchGetProjects",
                            () -> codebuild.batchGetProjects(request -> request.names(some)))
                    .projects();
            for (Project project : projects) {
                tell(visit, project);
            }
        }
        visit.list("the source credentials of CodeBuild", () -> credentials(visit, codebuild));
    }

    private static void tell(Visit visit, Project project) throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.codebuild-project", project.arn());
        Workload workload = new Workload(ref, project.name(), project.serviceRole(), Map.of());
        workload.tell(visit);
        if (project.environment() != null) {
            Map<String, String> variables = new LinkedHashMap<>();
            project.environment().environmentVariables().stream()
                    .filter(variable -> variable.type() == null || variable.type() == EnvironmentVariableType.PLAINTEXT)
                    .forEach(variable -> variables.put(variable.name(), variable.value()));
            workload.text(visit, "environment", project.lastModified(), Visit.lines(variables));
        }
        if (project.source() != null) {
            String source =
                    project.source().location() + "\n" + project.source().buildspec();
            workload.text(visit, "source", project.lastModified(), source);
        }
    }

    private static void credentials(Visit visit, CodeBuildClient codebuild)
            throws ConnectorException, InterruptedException {
        var credentials = visit.calls()
                .call("codebuild:ListSourceCredentials", codebuild::listSourceCredentials)
                .sourceCredentialsInfos();
        for (var credential : credentials) {
            String server = credential.serverTypeAsString();
            visit.sink()
                    .observe(new CredentialSeen(
                            new ObjectRef("aws.source-credential", credential.arn()),
                            null,
                            "CodeBuild at " + server,
                            Status.ACTIVE,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            Map.of("type", String.valueOf(credential.authTypeAsString()))));
        }
    }
}
