package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues of SQS; their messages are never received. */
public final class QueueService {

    private static final int PAGE = 1000;

    private QueueService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SqsClient sqs = visit.session().client(SqsClient.builder());
        visit.calls()
                .pages(
                        "sqs:ListQueues",
                        token -> sqs.listQueues(
                                request -> request.maxResults(PAGE).nextToken(token)),
                        ListQueuesResponse::nextToken,
                        page -> Calls.Each.of(page.queueUrls(), url -> tell(visit, sqs, url)));
    }

    private static void tell(Visit visit, SqsClient sqs, String url) throws ConnectorException, InterruptedException {
        String name = Kinds.lastName(url);
        Calls calls = visit.calls();
        Map<QueueAttributeName, String> facts = visit.detail(
                        "the queue " + name,
                        () -> calls.call(
                                        "sqs:GetQueueAttributes",
                                        () -> sqs.getQueueAttributes(request ->
                                                request.queueUrl(url).attributeNames(QueueAttributeName.ALL)))
                                .attributes())
                .orElse(Map.of());
        new DataStore(visit, "aws.sqs-queue", visit.session().arn("sqs", name), name)
                .with("encryptedWith", facts.get(QueueAttributeName.KMS_MASTER_KEY_ID))
                .withPolicy(() -> facts.get(QueueAttributeName.POLICY))
                .withTags(() -> calls.call(
                                "sqs:ListQueueTags", () -> sqs.listQueueTags(request -> request.queueUrl(url)))
                        .tags())
                .tell();
    }
}
