package io.claviger.cli.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.cli.Claviger;
import io.claviger.engine.json.JsonReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCommandIT {

    private static final String ESCALATING = """
            {"UserDetailList": [
              {"Arn": "arn:aws:iam::111111111111:user/eve", "AttachedManagedPolicies": [{"PolicyArn": "arn:aws:iam::aws:policy/IAMFullAccess"}]},
              {"Arn": "arn:aws:iam::111111111111:user/ana", "AttachedManagedPolicies": [{"PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]}]}
            """;
    private static final String HARMLESS = """
            {"222222222222": {"RoleDetailList": [{"Arn": "arn:aws:iam::222222222222:role/<b>", "RolePolicyList": []}]}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void decidesALineAtATimeAndGoesOnAfterOneThatCannotBeRead() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("cases"), """
                {"id": 1, "request": {"principal": "arn:aws:iam::111111111111:user/a", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/c"}}
                {"id": 2}

                {"id": "3", "request": {"principal": "arn:aws:iam::111111111111:root", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/c"}}
                """);
        // When
        int code = run("evaluate", file.toString());
        // Then
        assertThat(code).isEqualTo(2);
        List<Map<?, ?>> answers = lines();
        assertThat(answers.get(0).get("decision")).isEqualTo("IMPLICITLY_DENIED");
        assertThat(String.valueOf(answers.get(1).get("error"))).contains("request");
        assertThat(answers.get(2).get("decision")).isEqualTo("ALLOWED");
        assertThat(answers.get(2).get("id")).isEqualTo("3");
    }

    @Test
    void namesTheActionAsAwsWritesIt() throws IOException {
        // Given
        String file = written("cases", """
                {"id": 1, "request": {"principal": "arn:aws:iam::111111111111:user/a", "action": "s3:getobject", "resource": "arn:aws:s3:::b/c"}, \
                "identityPolicies": [{"name": "p", "policy": {"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}}]}
                """);
        // When
        run("evaluate", file);
        // Then
        assertThat(out.toString()).contains("identity-based policies: s3:GetObject");
    }

    @Test
    void answersEachCaseBeforeItWaitsForTheNext() throws IOException {
        // Given
        byte[] first = (WrittenCases.lines(1).getFirst() + "\n").getBytes(UTF_8);
        List<String> answeredMeanwhile = new ArrayList<>();
        InputStream before = System.in;
        InputStream program = new InputStream() {
            private boolean given;

            @Override
            public int read() {
                throw new UnsupportedOperationException("read in pieces");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (given) {
                    answeredMeanwhile.add(out.toString());
                    return -1;
                }
                given = true;
                System.arraycopy(first, 0, into, offset, first.length);
                return first.length;
            }
        };
        // When
        try {
            System.setIn(program);
            Claviger.commandLine(new PrintWriter(new BufferedWriter(out)), new PrintWriter(err))
                    .execute("access", "evaluate", "-");
        } finally {
            System.setIn(before);
        }
        // Then
        assertThat(answeredMeanwhile.getFirst()).contains("decision");
    }

    @Test
    void decidesManyLinesInTheirOrder() throws IOException {
        // Given
        int many = 10_000;
        Path file = Files.write(folder.resolve("cases"), WrittenCases.lines(many));
        // When
        int code = run("evaluate", file.toString());
        // Then
        assertThat(code).isZero();
        assertThat(lines().stream().map(one -> String.valueOf(one.get("id"))))
                .containsExactlyElementsOf(
                        IntStream.range(0, many).mapToObj(String::valueOf).toList());
        assertThat(lines().stream().map(one -> String.valueOf(one.get("decision"))))
                .contains("ALLOWED", "IMPLICITLY_DENIED", "EXPLICITLY_DENIED");
    }

    @Test
    void goesOnAfterALineThatIsNoText() throws IOException {
        // Given
        String line = WrittenCases.lines(1).getFirst();
        Path file = Files.write(folder.resolve("cases"), (line + "\n\u00ff\n" + line).getBytes(ISO_8859_1));
        // When
        int code = run("evaluate", file.toString());
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(lines().stream().map(one -> one.containsKey("error"))).containsExactly(false, true, false);
    }

    @Test
    void hasNothingToSayToNothing() throws IOException {
        // When
        int code = run("evaluate", written("nothing", ""));
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void reviewsSeveralFilesAsLines() throws IOException {
        // When
        int code = run("review", "--format", "jsonl", written("a.json", ESCALATING), written("b.json", HARMLESS));
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(lines().stream().map(one -> one.get("admin") + " " + one.get("escalates")))
                .containsExactly("false true", "true false", "false false");
    }

    @ParameterizedTest
    @CsvSource({"text, can become administrator", "json, becomes-admin", "html, can become administrator"})
    void writesEachFormat(String format, String said) throws IOException {
        // When
        int code = run("review", "--format", format, written("a.json", ESCALATING), written("b.json", HARMLESS));
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains(said).contains("arn:aws:iam::111111111111:user/eve");
        assertThat(out.toString().contains("role/<b>")).isEqualTo(!format.equals("html"));
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws IOException {
        // When
        run("review", "--format", "html", written("a.json", ESCALATING), written("b.json", HARMLESS));
        // Then
        assertThat(out.toString())
                .startsWith("<!doctype html>")
                .contains("<style>", "@media print", "1</b> of 3 principals", "put user policy", "role/&lt;b&gt;")
                .doesNotContain("<script", "<link", "<img", "url(", "@import");
    }

    @ParameterizedTest
    @CsvSource({
        "text, administrator with a second factor",
        "jsonl, aws:MultiFactorAuthPresent",
        "html, is one with a second factor"
    })
    void saysThatAnAdministratorMustShowASecondFactor(String format, String said) throws IOException {
        // Given
        String file = written("a.json", """
                {"UserDetailList": [{"Arn": "arn:aws:iam::111111111111:user/boss", "UserPolicyList": [{"PolicyName": "all", "PolicyDocument":
                  {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Sid": "Factor", "Effect": "Deny", "Action": "*",
                   "Resource": "*", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}}]}]}""");
        // When
        int code = run("review", "--format", format, file);
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains(said);
    }

    @Test
    void isFineWhereNoOneEscalates() throws IOException {
        assertThat(run("review", written("b.json", HARMLESS))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | UserDetailList",
                "{ | a.json",
                "[] | UserDetailList",
                "{\"Version\": \"x\"} | UserDetailList",
                "{\"UserDetailList\": \"x\"} | UserDetailList is no list"
            })
    void namesTheFileThatIsNoAccount(String content, String said) throws IOException {
        // When
        int code = run("review", written("a.json", content));
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("a.json").contains(said);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"evaluate", "review"})
    void namesTheFileThatIsNotThere(String command) {
        assertThat(run(command, folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere").contains("there is no");
    }

    @ParameterizedTest
    @CsvSource({"evaluate", "review"})
    void namesWhatIsNoFile(String command) {
        assertThat(run(command, folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(folder.toString()).doesNotContain("\tat ");
    }

    @Test
    void namesTheFormatsThereAre() throws IOException {
        assertThat(run("review", "--format", "xml", written("b.json", HARMLESS)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("xml").contains("jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it is", "gzip", "UTF-8 with a mark", "UTF-16 with a mark", "pages one after another"})
    void readsAnAccountInWhateverFormItWasKept(String form) throws IOException {
        // Given
        Path file = Files.write(folder.resolve("kept"), kept(form));
        // When
        int code = run("review", "--format", "jsonl", file.toString());
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(lines().stream().map(one -> String.valueOf(one.get("principal"))))
                .contains("arn:aws:iam::111111111111:user/eve");
        assertThat(err.toString()).isEmpty();
    }

    private static byte[] kept(String form) throws IOException {
        return switch (form) {
            case "gzip" -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (OutputStream out = new GZIPOutputStream(packed)) {
                    out.write(ESCALATING.getBytes(UTF_8));
                }
                yield packed.toByteArray();
            }
            case "UTF-8 with a mark" -> ("\ufeff" + ESCALATING).getBytes(UTF_8);
            case "UTF-16 with a mark" -> ("\ufeff" + ESCALATING).getBytes(UTF_16LE);
            case "pages one after another" -> (HARMLESS + ESCALATING).getBytes(UTF_8);
            default -> ESCALATING.getBytes(UTF_8);
        };
    }

    private String written(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private List<Map<?, ?>> lines() {
        return out.toString()
                .lines()
                .<Map<?, ?>>map(line -> (Map<?, ?>) JsonReader.read(line))
                .toList();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "access";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Claviger.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}
