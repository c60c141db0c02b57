package io.claviger.connector.aws.iam;

import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who a tag says is responsible: {@code owner}, {@code team}, {@code contact} and the like, in any spelling. */
public final class TagOwners {

    private static final Set<String> PEOPLE =
            Set.of("owner", "owneremail", "contact", "contactemail", "maintainer", "technicalowner", "createdby");
    private static final Set<String> TEAMS = Set.of("team", "squad", "ownerteam", "owningteam", "group");
    private static final double CONFIDENCE = 0.9;
    /** Who made a thing has often left it to others. */
    private static final double OF_A_MAKER = 0.5;

    private TagOwners() {}

    public static void tell(ObjectRef ref, Map<String, ?> tags, CrawlSink sink) throws InterruptedException {
        for (Map.Entry<String, ?> tag : tags.entrySet()) {
            String key = tag.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            String value = tag.getValue().toString().strip();
            boolean team = TEAMS.contains(key);
            if ((team || PEOPLE.contains(key)) && !value.isEmpty() && value.length() <= 200) {
                boolean person = !team && value.contains("@");
                Person owner = new Person(
                        person ? Person.Kind.PERSON : Person.Kind.TEAM, value.toLowerCase(Locale.ROOT), value);
                double confidence = key.equals("createdby") ? OF_A_MAKER : CONFIDENCE;
                sink.observe(new OwnershipSeen(ref, owner, "the tag " + tag.getKey(), confidence, null));
            }
        }
    }
}
