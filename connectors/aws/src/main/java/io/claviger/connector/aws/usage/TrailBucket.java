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
import java.util.Comparator;
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

    void read(CallLog log) throws ConnectorException, InterruptedException {
        try (Session own = visit.own()) {
            S3Client s3 = own.storage();
            List<S3Object> files = files(own.calls(), s3, CloudTrailService.begin(now(), log));
            int from = Math.max(0, files.size() - MOST_FILES);
            if (from > 0) {
                CloudTrailService.cutOff(
                        visit, "The trail has more than " + MOST_FILES + " files since it was last read");
            }
            boolean all = true;
            for (S3Object file : files.subList(from, files.size())) {
                boolean fresh = log.since()
                        .map(since -> !file.lastModified().isBefore(since))
                        .orElse(true);
                all &= visit.list("the trail file " + file.key(), () -> read(own.calls(), s3, file.key(), log, fresh));
                if (fresh && all) {
                    log.reached(file.lastModified());
                }
            }
        }
    }

    private Instant now() {
        return visit.session().now();
    }

    /** The files since then, in the order in which they were delivered; a day's folder may hold files of the evening before. */
    private List<S3Object> files(Calls calls, S3Client s3, Instant since)
            throws ConnectorException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        List<S3Object> files = new ArrayList<>();
        Calls.Each.of(first.datesUntil(today.plusDays(1)).toList(), day -> {
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
        });
        files.sort(Comparator.comparing(S3Object::lastModified).thenComparing(S3Object::key));
        return files;
    }

    private void read(Calls calls, S3Client s3, String key, CallLog log, boolean fresh)
            throws ConnectorException, InterruptedException {
        ResponseBytes<GetObjectResponse> file = calls.call(
                "s3:GetObject",
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(place.bucket()).key(key)));
        try {
            Calls.Each.of(TrailFile.read(file.asInputStream()), record -> log.note(record, fresh));
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
