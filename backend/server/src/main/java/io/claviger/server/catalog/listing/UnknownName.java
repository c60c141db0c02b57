package io.claviger.server.catalog.listing;

import io.claviger.server.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The answer to a name in a parameter of a list that is none of those that are known. */
public final class UnknownName {

    private UnknownName() {}

    public static Refusal refused(String parameter, String code, String name, Collection<String> known) {
        List<String> names = List.copyOf(new TreeSet<>(known));
        return Refusal.invalid(
                        code,
                        "'" + name + "' is none of " + String.join(", ", names),
                        new Refusal.Place("/" + parameter, "'" + name + "' is not known"))
                .with("names", names);
    }
}
