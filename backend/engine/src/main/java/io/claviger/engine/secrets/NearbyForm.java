package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType.Recognition;
import io.claviger.engine.secrets.rules.Stretch;
import io.claviger.engine.secrets.rules.ValueForm;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of values that are a type's when its vendor's name is near. Types of which it is written alike share it. */
final class NearbyForm {

    /** A set of characters so many times, and what must not follow: where a value is whole, there is no need to ask the pattern. */
    private static final Pattern PLAIN = Pattern.compile("\\(\\?:\\[[^\\[\\]\\\\]+\\]\\{[0-9,]+\\}\\)\\(\\?![^)]+\\)");

    /** What must not follow besides what never follows a value. */
    private static final String GOES_ON = ".([";

    private final int number;
    private final int reach;
    private final boolean plain;
    private final TypePattern pattern;
    private final String assigned;
    private volatile @Nullable ValueForm values;

    private NearbyForm(int number, String written, Recognition recognition) {
        this.number = number;
        this.reach = recognition.reach().after();
        this.pattern = new TypePattern(written, Stretch.UNKNOWN);
        this.plain = PLAIN.matcher(written).matches();
        this.assigned = recognition.patterns().getFirst();
    }

    /** All forms that types were made ready with. Safe for use by several threads. */
    static final class Known {

        private final Map<String, NearbyForm> forms = new ConcurrentHashMap<>();
        private final AtomicInteger count = new AtomicInteger();

        /** The form of a type, or nothing when its values are only where its name is. */
        @Nullable
        NearbyForm of(Recognition recognition) {
            String written = recognition.nearby();
            return written == null
                    ? null
                    : forms.computeIfAbsent(
                            recognition.reach().after() + " " + written,
                            key -> new NearbyForm(count.getAndIncrement(), written, recognition));
        }
    }

    /** It is one of so many, and different from all others. */
    int number() {
        return number;
    }

    /** How long such values are, and of which bytes. */
    ValueForm values() {
        ValueForm read = values;
        if (read == null) {
            read = ValueForm.ofAssigned(assigned);
            values = read;
        }
        return read;
    }

    Matcher matcher(Window window) {
        return pattern.matcher(window);
    }

    /** Where a value of the form ends that begins at an index, or -1; the matcher was made for the window. */
    int end(Matcher matcher, Window window, int at) {
        ValueForm form = values();
        int end = form.endAt(window.bytes(), window.length(), at);
        if (end < 0) {
            return -1;
        }
        if (plain && form.whole()) {
            return end == window.length() || GOES_ON.indexOf(window.bytes()[end]) < 0 ? end : -1;
        }
        boolean found =
                matcher.region(at, Math.min(window.length(), at + reach)).lookingAt();
        return found ? matcher.end() : -1;
    }
}
