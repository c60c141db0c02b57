package io.claviger.engine.secrets;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what stands closest to a candidate. Patterns are compiled once; safe for use by several threads. */
final class Vicinity {

    private static final int NEAR = 400;

    private final Map<String, Pattern> ours = new ConcurrentHashMap<>();
    private final Map<String, com.google.re2j.Pattern> own = new ConcurrentHashMap<>();

    /** The first group of a pattern's match that is closest to the candidate, before or after it. */
    @Nullable
    String nearest(Candidate candidate, Window window, String pattern) {
        String around = window.around(candidate.start(), candidate.end(), NEAR);
        Closest closest = new Closest(candidate, Math.max(0, candidate.start() - NEAR));
        if (candidate.type().recognition().own() == null) {
            for (Matcher matcher =
                            ours.computeIfAbsent(pattern, Pattern::compile).matcher(around);
                    matcher.find(); ) {
                closest.offer(matcher.start(1), matcher.group(1));
            }
        } else {
            var matcher = own.computeIfAbsent(pattern, com.google.re2j.Pattern::compile)
                    .matcher(around);
            while (matcher.find()) {
                closest.offer(matcher.start(1), matcher.group(1));
            }
        }
        return closest.text;
    }

    private static final class Closest {
        private final Candidate candidate;
        private final int origin;
        private int distance = Integer.MAX_VALUE;
        private @Nullable String text;

        Closest(Candidate candidate, int origin) {
            this.candidate = candidate;
            this.origin = origin;
        }

        void offer(int at, @Nullable String found) {
            int start = at + origin;
            int away = Math.max(candidate.start() - start, start - candidate.end());
            if (found != null && away < distance) {
                distance = away;
                text = found;
            }
        }
    }
}
