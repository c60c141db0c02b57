package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Repositories of ECR; their images are never pulled. */
public final class ImageService {

    private static final int PAGE = 1000;

    private ImageService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        EcrClient ecr = visit.session().client(EcrClient.builder());
        visit.calls()
                .pages(
                        "ecr:DescribeRepositories",
                        token -> ecr.describeRepositories(
                                request -> request.maxResults(PAGE).nextToken(token)),
                        DescribeRepositoriesResponse::nextToken,
                        page -> Calls.Each.of(page.repositories(), repository -> tell(visit, ecr, repository)));
    }

    private static void tell(Visit visit, EcrClient ecr, Repository repository)
            throws ConnectorException, InterruptedException {
        String name = repository.repositoryName();
        String arn = repository.repositoryArn();
        Calls calls = visit.calls();
        new DataStore(visit, "aws.ecr-repository", arn, name)
                .with(
                        "encryptedWith",
                        repository.encryptionConfiguration() == null
                                ? null
                                : repository.encryptionConfiguration().kmsKey())
                .with("tagMutability", repository.imageTagMutabilityAsString())
                .withPolicy(() -> calls.call(
                                "ecr:GetRepositoryPolicy",
                                () -> ecr.getRepositoryPolicy(request -> request.repositoryName(name)))
                        .policyText())
                .withTags(() -> Tags.of(
                        calls.call(
                                        "ecr:ListTagsForResource",
                                        () -> ecr.listTagsForResource(request -> request.resourceArn(arn)))
                                .tags(),
                        Tag::key,
                        Tag::value))
                .tell();
    }
}
