package io.claviger.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Reads of a path whose keys a file holds: {@code config/vendor.yml}, {@code vendor/secrets.env}. */
final class FileNames {

    /** Tools and platforms whose files hold the keys of others. */
    private static final Set<String> OF_OTHERS =
            Set.of(("ansible aws azure bitbucket buildkite circleci cloudflare django docker "
                            + "drone drupal github gitlab google heroku jenkins joomla kubernetes laravel magento maven netlify npm "
                            + "nuget postman pulumi rails react symfony terraform travis vercel wordpress")
                    .split(" "));

    private FileNames() {}

    /** The last two parts of a path, in lower case; the file's without its endings. */
    static String of(String path) {
        String plain = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        int slash = plain.lastIndexOf('/');
        int above = slash <= 0 ? -1 : plain.lastIndexOf('/', slash - 1);
        int dot = plain.indexOf('.', slash + 2);
        String file = dot < 0 ? plain.substring(slash + 1) : plain.substring(slash + 1, dot);
        return slash < 0 ? file : plain.substring(above + 1, slash + 1) + file;
    }

    /** Whether what stands from an index to another is a folder's name, or one or more words of a file's, and of no tool for others' keys. */
    static boolean isWhole(byte[] name, int start, int end) {
        int slash = -1;
        for (int at = end; at < name.length; at++) {
            slash = name[at] == '/' ? at : slash;
        }
        boolean folder = slash >= 0;
        boolean begins = start == 0 || (folder ? name[start - 1] == '/' : !isWord(name[start - 1]));
        boolean ends = end == name.length || (folder ? name[end] == '/' : !isWord(name[end]));
        return begins && ends && !OF_OTHERS.contains(new String(name, start, end - start, StandardCharsets.ISO_8859_1));
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= '0' && b <= '9';
    }
}
