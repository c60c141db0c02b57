package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.Topic;

/** Topics of SNS. */
public final class TopicService {

    private TopicService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SnsClient sns = visit.session().client(SnsClient.builder());
        visit.calls()
                .pages(
                        "sns:ListTopics",
                        token -> sns.listTopics(request -> request.nextToken(token)),
                        ListTopicsResponse::nextToken,
                        page -> Calls.Each.of(page.topics(), topic -> tell(visit, sns, topic)));
    }

    private static void tell(Visit visit, SnsClient sns, Topic topic) throws ConnectorException, InterruptedException {
        String arn = topic.topicArn();
        Calls calls = visit.calls();
        Map<String, String> facts = visit.detail(
                        "the topic " + arn,
                        () -> calls.call(
                                        "sns:GetTopicAttributes",
                                        () -> sns.getTopicAttributes(request -> request.topicArn(arn)))
                                .attributes())
                .orElse(Map.of());
        new DataStore(visit, "aws.sns-topic", arn, Kinds.lastName(arn))
                .with("encryptedWith", facts.get("KmsMasterKeyId"))
                .withPolicy(() -> facts.get("Policy"))
                .withTags(() -> Tags.of(
                        calls.call(
                                        "sns:ListTagsForResource",
                                        () -> sns.listTagsForResource(request -> request.resourceArn(arn)))
                                .tags(),
                        Tag::key,
                        Tag::value))
                .tell();
    }
}
