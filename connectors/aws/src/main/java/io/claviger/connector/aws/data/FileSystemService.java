package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.Tag;

/** File systems of EFS. */
public final class FileSystemService {

    private FileSystemService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        EfsClient efs = visit.session().client(EfsClient.builder());
        visit.calls()
                .pages(
                        "elasticfilesystem:DescribeFileSystems",
                        marker -> efs.describeFileSystems(request -> request.marker(marker)),
                        DescribeFileSystemsResponse::nextMarker,
                        page -> Calls.Each.of(page.fileSystems(), system -> tell(visit, efs, system)));
    }

    private static void tell(Visit visit, EfsClient efs, FileSystemDescription system)
            throws ConnectorException, InterruptedException {
        String id = system.fileSystemId();
        String arn = system.fileSystemArn() == null
                ? visit.session().arn("elasticfilesystem", "file-system/" + id)
                : system.fileSystemArn();
        new DataStore(visit, "aws.efs-file-system", arn, system.name() == null ? id : system.name())
                .with("encrypted", system.encrypted())
                .with("encryptedWith", system.kmsKeyId())
                .withPolicy(() -> visit.calls()
                        .call(
                                "elasticfilesystem:DescribeFileSystemPolicy",
                                () -> efs.describeFileSystemPolicy(request -> request.fileSystemId(id)))
                        .policy())
                .withTags(() -> Tags.of(system.tags(), Tag::key, Tag::value))
                .tell();
    }
}
