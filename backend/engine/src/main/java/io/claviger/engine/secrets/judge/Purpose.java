package io.claviger.engine.secrets.judge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file is for, as far as its name says: values in tests and their data are made up. */
public enum Purpose {
    /** A test or its data, by the conventions of languages and their tools. */
    TEST("in a test or its data, where values are made up"),
    /** The documentation within a source, whose values are made up as well. */
    DOCSTRING("in the documentation within a source, where values are made up"),
    /** A manual: a folder of documentation, or a text in a notation that is for such. */
    MANUAL("in documentation, where values are made up"),
    /** An example or another document. */
    DOCUMENT("in a document"),
    OTHER("");

    private static final Set<String> TEST_FOLDERS = Set.of(
            "fixture fixtures mock mocks e2e spec specs cypress snapshots unit conformance cassettes mirage molecule"
                    .split(" "));
    private static final Set<String> MANUAL_FOLDERS =
            Set.of("doc docs documentation website api-ref api_samples".split(" "));
    private static final Set<String> DOCUMENT_FOLDERS =
            Set.of("example examples sample samples demo demos tutorial tutorials".split(" "));
    private static final Pattern MANUAL_FILE = Pattern.compile("(?i).{0,200}\\.(?:rst|adoc|asciidoc)");
    private static final Pattern TEST_SOURCE = Pattern.compile(
            "(?:test_.{0,200}\\.py|conftest\\.py|testing\\.go|.{1,200}[._-](?:test|tests|spec|mock|mocks|stories)(?:[._-][a-z0-9_]{1,40})?"
                    + "\\.(?:go|py|js|jsx|mjs|cjs|ts|tsx|mts|rb|rs|c|cc|cpp|h|java|kt|php|exs|dart|swift|lua|pl|t)"
                    + "|.{1,200}[a-z0-9](?:Test|Tests|TestCase|IT|Spec)\\.(?:java|kt|scala|groovy|cs|swift|php))");
    private static final Pattern DOCUMENT_FILE = Pattern.compile(
            "(?i).{0,200}\\.(?:md|mdx|html|htm)|examples?[0-9._-]{0,8}\\.[a-z]{1,8}|.{0,200}[._-](?:example|sample|template|dist)(?:\\.[a-z]{1,8})?");

    private final String madeUp;

    Purpose(String madeUp) {
        this.madeUp = madeUp;
    }

    /** Why a value there is held for made up, in words. */
    public String madeUp() {
        return madeUp;
    }

    /** Reads a path below the folder that is scanned. */
    public static Purpose of(String within) {
        String path = within.replace('\\', '/');
        int at = 0;
        boolean document = false;
        boolean manual = false;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', at)) {
            String folder = path.substring(at, slash).toLowerCase(Locale.ROOT);
            at = slash + 1;
            if (isTestFolder(folder)) {
                return TEST;
            }
            document |= DOCUMENT_FOLDERS.contains(folder);
            manual |= MANUAL_FOLDERS.contains(folder);
        }
        String file = path.substring(at, Math.min(path.length(), at + 300));
        if (TEST_SOURCE.matcher(file).matches()) {
            return TEST;
        }
        if (manual || MANUAL_FILE.matcher(file).matches()) {
            return MANUAL;
        }
        return document || DOCUMENT_FILE.matcher(file).matches() ? DOCUMENT : OTHER;
    }

    private static boolean isTestFolder(String folder) {
        String bare = folder.replaceAll("^[_.-]{1,3}|[_.-]{1,3}$", "");
        return TEST_FOLDERS.contains(bare)
                || bare.startsWith("test")
                || bare.startsWith("dummy")
                || bare.endsWith("-test")
                || bare.endsWith("_test")
                || bare.endsWith("-tests")
                || bare.endsWith("_tests")
                || bare.endsWith("-fixtures")
                || bare.endsWith("_fixtures");
    }
}
