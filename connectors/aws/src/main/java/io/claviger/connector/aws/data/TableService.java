package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Tables of DynamoDB; their items are never read. */
public final class TableService {

    private TableService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        DynamoDbClient dynamodb = visit.session().client(DynamoDbClient.builder());
        visit.calls()
                .pages(
                        "dynamodb:ListTables",
                        last -> dynamodb.listTables(request -> request.exclusiveStartTableName(last)),
                        ListTablesResponse::lastEvaluatedTableName,
                        page -> Calls.Each.of(page.tableNames(), name -> tell(visit, dynamodb, name)));
    }

    private static void tell(Visit visit, DynamoDbClient dynamodb, String name)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        String arn = visit.session().arn("dynamodb", "table/" + name);
        Optional<TableDescription> table = visit.detail(
                "the table " + name,
                () -> calls.call(
                                "dynamodb:DescribeTable",
                                () -> dynamodb.describeTable(request -> request.tableName(name)))
                        .table());
        new DataStore(visit, "aws.dynamodb-table", arn, name)
                .with(
                        "encryptedWith",
                        table.map(TableDescription::sseDescription)
                                .map(encryption -> encryption.kmsMasterKeyArn())
                                .orElse(null))
                .with(
                        "deletionProtection",
                        table.map(TableDescription::deletionProtectionEnabled).orElse(null))
                .withPolicy(() -> calls.call(
                                "dynamodb:GetResourcePolicy",
                                () -> dynamodb.getResourcePolicy(request -> request.resourceArn(arn)))
                        .policy())
                .withTags(() -> Tags.of(
                        calls.call(
                                        "dynamodb:ListTagsOfResource",
                                        () -> dynamodb.listTagsOfResource(request -> request.resourceArn(arn)))
                                .tags(),
                        Tag::key,
                        Tag::value))
                .tell();
    }
}
