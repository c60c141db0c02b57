package io.claviger.spi;

import java.util.List;

/**
 * Reads the records of use that somebody else fetched from a source. A {@link ConnectorFactory} implements it where these have a
 * form of their own; the events are those that a {@link ReportsUsage} of the same type hands over.
 */
public interface ReadsUsageRecords {

    /** What people call such records, in the plural, such as {@code CloudTrail records}. */
    String usageRecords();

    /**
     * Reads one line.
     *
     * @return what was used; empty if it is such a record, but of nobody that a crawl would find
     * @throws IllegalArgumentException if it is none; the message says what it lacks, and repeats nothing of the line
     */
    List<UsageEvent> readUsage(String line);
}
