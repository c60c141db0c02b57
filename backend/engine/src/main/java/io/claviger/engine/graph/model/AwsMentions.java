package io.claviger.engine.graph.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom and what the documents of an object name, by their text: rather too much than too little. */
final class AwsMentions {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final List<String> DOCUMENTS =
            List.of(AwsGist.TRUST, "resourcePolicy", "inlinePolicies", "document");
    private static final List<String> LISTS = List.of("attachedPolicies", "groups");
    private static final String BOUNDARY = "permissionsBoundary";

    private AwsMentions() {}

    /** Accounts in all documents. */
    static void addNumbers(Map<String, Object> attributes, Set<String> numbers) {
        DOCUMENTS.forEach(name -> addNumbers(attributes, name, numbers));
    }

    static void addNumbers(Map<String, Object> attributes, String document, Set<String> numbers) {
        Object text = attributes.get(document);
        if (text != null) {
            NUMBER.matcher(text.toString()).results().forEach(found -> numbers.add(found.group()));
        }
    }

    /** Whether a document holds a name; JSON may have its slashes escaped. */
    static boolean mentions(Map<String, Object> attributes, String name) {
        return DOCUMENTS.stream()
                .map(attributes::get)
                .anyMatch(text -> text != null
                        && (text.toString().contains(name) || text.toString().contains(name.replace("/", "\\/"))));
    }

    /** Whether it has one of some policies, or is in one of some groups. */
    static boolean refersTo(Map<String, Object> attributes, Set<String> names) {
        boolean bound = names.contains(String.valueOf(attributes.get(BOUNDARY)));
        return bound
                || LISTS.stream()
                        .flatMap(list -> AwsDocuments.list(attributes.get(list)).stream())
                        .anyMatch(one -> names.contains(String.valueOf(one)));
    }

    /** The policies that it has, and the groups that it is in. */
    static void addReferences(Map<String, Object> attributes, Collection<String> names) {
        LISTS.forEach(list -> AwsDocuments.list(attributes.get(list)).forEach(one -> names.add(String.valueOf(one))));
        names.add(String.valueOf(attributes.get(BOUNDARY)));
    }
}
