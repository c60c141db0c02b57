package io.claviger.server.start;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Secret values that were handed to the server, and a look for them: as they are, in Base64, and in hex as PostgreSQL shows bytes. */
final class Canaries {

    private final Map<String, String> forms = new LinkedHashMap<>();
    private final Set<String> found = new TreeSet<>();

    /** @param what names it in what is found */
    String plant(String what, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        forms.put(value, what);
        forms.put(Base64.getEncoder().withoutPadding().encodeToString(bytes), what + " in Base64");
        forms.put(HexFormat.of().formatHex(bytes), what + " in hex");
        return value;
    }

    void lookIn(String place, String text) {
        forms.forEach((form, what) -> {
            if (text.contains(form)) {
                found.add(what + ": " + place);
            }
        });
    }

    void lookIn(String place, byte[] content) {
        lookIn(place, new String(content, StandardCharsets.ISO_8859_1));
    }

    /** What was found, each as "what: where". */
    List<String> found() {
        return new ArrayList<>(found);
    }
}
