package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.bedrockagent.BedrockAgentClient;
import software.amazon.awssdk.services.bedrockagent.model.Agent;
import software.amazon.awssdk.services.bedrockagent.model.ListAgentsResponse;

/** Agents of Bedrock: each an identity of its own, which acts by its role. */
public final class BedrockAgentService {

    private BedrockAgentService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        BedrockAgentClient bedrock = visit.session().client(BedrockAgentClient.builder());
        Calls calls = visit.calls();
        calls.pages(
                "bedrock:ListAgents",
                token -> bedrock.listAgents(request -> request.nextToken(token)),
                ListAgentsResponse::nextToken,
                page -> {
                    for (var summary : page.agentSummaries()) {
                        String id = summary.agentId();
                        visit.list(
                                "the agent " + summary.agentName(),
                                () -> tell(
                                        visit,
                                        calls.call(
                                                        "bedrock:GetAgent",
                                                        () -> bedrock.getAgent(request -> request.agentId(id)))
                                                .agent()));
                    }
                });
    }

    private static void tell(Visit visit, Agent agent) throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.bedrock-agent", agent.agentArn());
        Map<String, Object> attributes = new HashMap<>();
        if (agent.foundationModel() != null) {
            attributes.put("model", agent.foundationModel());
        }
        attributes.put("guardrail", agent.guardrailConfiguration() != null);
        visit.sink()
                .observe(new IdentitySeen(
                        ref,
                        agent.agentName(),
                        Status.ACTIVE,
                        null,
                        visit.environment().orElse(null),
                        agent.createdAt(),
                        null,
                        attributes));
        String role = agent.agentResourceRoleArn();
        if (role != null) {
            ObjectRef target = new ObjectRef("aws.role", role);
            visit.sink().observe(new GrantSeen(ref, "sts:AssumeRole", target, Privilege.ADMIN, Map.of()));
        }
        Workload workload = new Workload(ref, agent.agentName(), role, attributes);
        workload.tell(visit);
        if (agent.instruction() != null) {
            workload.text(visit, "instruction", agent.updatedAt(), agent.instruction());
        }
    }
}
