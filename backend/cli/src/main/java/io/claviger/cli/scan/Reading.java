package io.claviger.cli.scan;

import io.claviger.engine.secrets.KeywordMarks;
import java.util.List;

/**
 * What the reading of one text, with all that is packed in it, came to.
 *
 * @param empty whether nothing in it even looked like a secret, and all of it was read
 * @param tally how many texts there were of which kind
 * @param keywords which keywords it holds
 */
record Reading(List<Finding> findings, boolean empty, Tally tally, KeywordMarks keywords) {

    /** How many texts of which kind. */
    record Tally(int texts, int binary, int pictures) {

        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(texts + other.texts, binary + other.binary, pictures + other.pictures);
        }
    }
}
