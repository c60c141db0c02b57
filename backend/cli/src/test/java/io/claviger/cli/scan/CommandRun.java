package io.claviger.cli.scan;

import io.claviger.cli.Claviger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** One run of the command line in this process. */
record CommandRun(int code, String out, String err) {

    private static final Path HOME = Path.of("target", "test-home").toAbsolutePath();

    static CommandRun of(String... arguments) {
        // What a run learns must not be kept where the person who runs the tests keeps theirs.
        System.setProperty("claviger.home", HOME.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Claviger.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** A token with a valid checksum, different for each seed; made here, so that no scanner finds it in this file. */
    static String token(int seed) {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        java.util.Random random = new java.util.Random(seed);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            body.append(alphabet.charAt(random.nextInt(62)));
        }
        CRC32 crc = new CRC32();
        crc.update(body.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        StringBuilder sum = new StringBuilder();
        for (long rest = crc.getValue(); rest > 0; rest /= 62) {
            sum.insert(0, alphabet.charAt((int) (rest % 62)));
        }
        return "gh" + "p_" + body + "0".repeat(6 - sum.length()) + sum;
    }
}
