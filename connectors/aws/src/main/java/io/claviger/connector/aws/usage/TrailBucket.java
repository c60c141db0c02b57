package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Session;
import io.claviger.connector.aws.api.TrailPlace;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket to which a trail is delivered. It mostly is in an account of its own, so it is read with the credentials of the source
 * and not with the role of the account that the files are about.
 */
final class TrailBucket {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd/");
    private static final int MOST_FILES = 2000;

    private final Visit visit;
    private final TrailPlace place;

    TrailBucket(Visit visit, TrailPlace place) {
        this.visit = visit;
        this.place = place;
    }

    void read(Uses uses) throws ConnectorException, InterruptedException {
        try (Session own = visit.own()) {
            S3Client s3 = own.storage();
            List<S3Object> files = files(own.calls(), s3);
            int from = Math.max(0, files.size() - MOST_FILES);
            for (S3Object file : files.subList(from, files.size())) {
                visit.list("the trail file " + file.key(), () -> read(own.calls(), s3, file.key(), uses));
            }
            if (from > 0) {
                CloudTrailService.cutOff(visit, "The trail has more than " + MOST_FILES + " files of the last day");
            }
        }
    }

    /** The files of the last day, the oldest first; a day's folder may hold files of the evening before. */
    private List<S3Object> files(Calls calls, S3Client s3) throws ConnectorException, InterruptedException {
        Instant since = visit.session().now().minus(CloudTrailService.WINDOW);
        LocalDate today = LocalDate.ofInstant(visit.session().now(), ZoneOffset.UTC);
        List<S3Object> files = new ArrayList<>();
        for (LocalDate day : List.of(today.minusDays(1), today)) {
            String prefix = place.prefix() + visit.session().account().id() + "/CloudTrail/"
                    + visit.session().region() + "/" + DAY.format(day);
            calls.pages(
                    "s3:ListBucket",
                    token -> s3.listObjectsV2(request ->
                            request.bucket(place.bucket()).prefix(prefix).continuationToken(token)),
                    ListObjectsV2Response::nextContinuationToken,
                    page -> page.contents().stream()
                            .filter(file -> TrailFile.of(file.key()).isPresent()
                                    && !file.lastModified().isBefore(since))
                            .forEach(files::add));
        }
        return files;
    }

    private void read(Calls calls, S3Client s3, String key, Uses uses) throws ConnectorException, InterruptedException {
        ResponseBytes<GetObjectResponse> file = calls.call(
                "s3:GetObject",
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(place.bucket()).key(key)));
        try {
            TrailFile.read(file.asInputStream(), uses);
        } catch (IOException unreadable) {
            visit.sink()
                    .problem(new Problem(
                            Category.PROTOCOL,
                            key,
                            "The trail file " + key + " cannot be read: " + unreadable.getMessage(),
                            "See whether the trail's files are encrypted or packed by something else"));
        }
    }
}
