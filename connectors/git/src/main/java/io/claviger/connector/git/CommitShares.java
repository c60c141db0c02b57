package io.claviger.connector.git;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who owns a repository, as far as its commits tell: the share of each author in the commits of the last year of its life,
 * at most the newest 1,000. It counts from the newest commit and not from today, so the same history always says the same.
 * Bots do not own anything.
 */
final class CommitShares {

    private static final long RECENT_SECONDS = Duration.ofDays(365).toSeconds();
    private static final int NEWEST = 1_000;
    private static final int MOST_OWNERS = 10;
    private static final double LEAST_SHARE = 0.05;

    /** One who wrote every commit is likely, and not surely, the owner. */
    private static final double WHOLE_SHARE_CONFIDENCE = 0.8;

    private static final class Share {
        final String name;
        final long newest;
        int commits;

        Share(HistoryCommit commit) {
            this.name = commit.author().name();
            this.newest = commit.authoredAt();
        }
    }

    private CommitShares() {}

    /** The evidence of a history, given oldest first. */
    static List<OwnershipSeen> of(ObjectRef repository, List<HistoryCommit> history) {
        List<HistoryCommit> recent = recent(history);
        Map<String, Share> shares = new HashMap<>();
        for (HistoryCommit commit : recent) {
            shares.computeIfAbsent(key(commit.author()), first -> new Share(commit)).commits++;
        }
        int total = recent.size();
        return shares.entrySet().stream()
                .filter(entry -> entry.getValue().commits >= LEAST_SHARE * total)
                .sorted(Comparator.comparingInt((Map.Entry<String, Share> entry) -> -entry.getValue().commits)
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_OWNERS)
                .map(entry -> evidence(repository, entry.getKey(), entry.getValue(), total))
                .toList();
    }

    private static OwnershipSeen evidence(ObjectRef repository, String key, Share share, int total) {
        return new OwnershipSeen(
                repository,
                new Person(Person.Kind.PERSON, key, share.name.isEmpty() ? key : share.name),
                "author of " + share.commits + " of the last " + total + " commits",
                Math.round(100 * WHOLE_SHARE_CONFIDENCE * share.commits / total) / 100.0,
                Instant.ofEpochSecond(share.newest));
    }

    /** Newest first. */
    private static List<HistoryCommit> recent(List<HistoryCommit> history) {
        List<HistoryCommit> people = history.reversed().stream()
                .filter(commit -> !isBot(commit.author()))
                .limit(NEWEST)
                .toList();
        if (people.isEmpty()) {
            return people;
        }
        long since = people.getFirst().authoredAt() - RECENT_SECONDS;
        return people.stream().filter(commit -> commit.authoredAt() >= since).toList();
    }

    private static String key(Author author) {
        return author.email().toLowerCase(Locale.ROOT);
    }

    private static boolean isBot(Author author) {
        String email = key(author);
        return email.isEmpty()
                || !email.contains("@")
                || author.name().endsWith("[bot]")
                || email.contains("[bot]@")
                || email.startsWith("noreply@");
    }
}
