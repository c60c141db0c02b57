package io.claviger.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.claviger.server.auth.Anyone;
import io.claviger.server.auth.Requires;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house of DESIGN.md, section 2: which room may call which, and what each thing is allowed to know. */
class HouseTest {

    private static final String SERVER = "io.claviger.server";

    /** Every room may use these; they may use each other only as {@link #ROOMS} says. */
    private static final Set<String> FOR_ALL = Set.of("database", "egress", "audit", "events", "jobs");

    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("database", Set.of()),
            Map.entry("egress", Set.of()),
            Map.entry("audit", Set.of("database")),
            Map.entry("sealing", Set.of("database")),
            Map.entry("events", Set.of("database")),
            Map.entry("jobs", Set.of("database")),
            Map.entry("auth", Set.of("audit", "database")),
            Map.entry("sources", Set.of("sealing")),
            Map.entry("catalog", Set.of("auth", "sealing", "sources")),
            Map.entry("crawl", Set.of("sources", "catalog", "sealing")),
            Map.entry("exposure", Set.of("crawl", "catalog", "sealing")),
            Map.entry("posture", Set.of("catalog", "auth")),
            Map.entry("graph", Set.of("catalog")),
            Map.entry("behaviour", Set.of("crawl", "sources", "catalog")),
            // Sealed are its channels' addresses and secrets.
            Map.entry("notification", Set.of("catalog", "sealing")));

    /** What stands around the rooms: it may call them all, and none of them calls it. */
    private static final Set<String> AROUND = Set.of("api", "start", "demo", "health");

    private static final List<String> BANNED =
            List.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Dto", "DTO", "Info", "Data");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.claviger");

    @Test
    void everyRoomCallsOnlyTheRoomsThatItMay() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass code : CODE) {
            String room = room(code.getPackageName());
            if (room != null) {
                code.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .filter(target -> !mayCall(room, room(target.getPackageName())))
                        .forEach(target -> wrong.add(room + " -> " + room(target.getPackageName()) + ": "
                                + code.getSimpleName() + " uses " + target.getSimpleName()));
            }
        }
        assertThat(wrong).as("calls that the house does not have").isEmpty();
    }

    @Test
    void everyPackageOfTheServerIsARoomOrStandsAroundThem() {
        Set<String> unknown = CODE.stream()
                .map(code -> room(code.getPackageName()))
                .filter(room -> room != null && !room.isEmpty() && !ROOMS.containsKey(room) && !AROUND.contains(room))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).isEmpty();
    }

    @Test
    void onlyEventsTouchesKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER + ".events..", "io.claviger.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CODE);
    }

    @Test
    void theEngineDecidesWithoutInputOutputClockOrLog() {
        noClasses()
                .that()
                .resideInAPackage("io.claviger.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVER + "..",
                        "io.claviger.spi..",
                        "io.claviger.embedded..",
                        "java.sql..",
                        "java.net.http..",
                        "java.util.logging..",
                        "org.jboss..",
                        "jakarta..",
                        "io.quarkus..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void theSpiKnowsNothingOfUs() {
        classes()
                .that()
                .resideInAPackage("io.claviger.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.claviger.spi..", "java..", "org.jspecify..")
                .check(CODE);
    }

    @Test
    void theServerKnowsNoConnector() {
        noClasses()
                .that()
                .resideInAPackage(SERVER + "..")
                // The demo makes a repository, for the connector to find.
                .and()
                .resideOutsideOfPackage(SERVER + ".demo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.claviger.connector..", "org.eclipse.jgit..")
                .check(CODE);
    }

    @Test
    void everyEndpointDeclaresWhoMayCallIt() {
        methods().that(areEndpoints()).should(declareWhoMayCall()).check(CODE);
        assertThat(CODE.stream().flatMap(code -> code.getMethods().stream()).filter(areEndpoints()))
                .hasSizeGreaterThan(20);
    }

    @Test
    void namesSayWhatAThingIs() {
        Set<String> wrong = CODE.stream()
                .filter(code -> code.isTopLevelClass() && !code.getSimpleName().equals("package-info"))
                .map(JavaClass::getSimpleName)
                .filter(name -> BANNED.stream().anyMatch(name::endsWith)
                        || name.startsWith("Abstract")
                        || name.startsWith("Base")
                        || name.startsWith("Claviger"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wrong).isEmpty();
    }

    @Test
    void entitiesAreReadByRepositories() {
        noClasses()
                .that()
                .resideInAPackage(SERVER + "..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.hibernate.orm.panache.PanacheEntityBase")
                .check(CODE);
    }

    /** Otherwise whoever asks for HTML, as a browser does, is answered the object's {@code toString}. */
    @Test
    void everyResourceSaysThatItAnswersJson() {
        classes()
                .that(DescribedPredicate.describe(
                        "have endpoints", type -> type.getMethods().stream().anyMatch(areEndpoints())))
                .should()
                .beAnnotatedWith(Produces.class)
                .check(CODE);
    }

    private static boolean mayCall(String room, @org.jspecify.annotations.Nullable String other) {
        if (other == null || other.isEmpty() || other.equals(room) || room.isEmpty() || AROUND.contains(room)) {
            return true;
        }
        // These may not reach upwards, though every room may call them.
        boolean foundation = FOR_ALL.contains(room) || room.equals("sealing") || room.equals("auth");
        return ROOMS.getOrDefault(room, Set.of()).contains(other) || (!foundation && FOR_ALL.contains(other));
    }

    /** Null outside the server, empty for the server's own package. */
    private static @org.jspecify.annotations.Nullable String room(String packageName) {
        if (!packageName.equals(SERVER) && !packageName.startsWith(SERVER + ".")) {
            return null;
        }
        return packageName.equals(SERVER)
                ? ""
                : packageName.substring(SERVER.length() + 1).replaceAll("\\..*", "");
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> declareWhoMayCall() {
        return new ArchCondition<>("declare who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long declared = Stream.of(Requires.class, Anyone.class)
                        .filter(method::isAnnotatedWith)
                        .count();
                if (declared != 1) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " needs exactly one of @Requires and @Anyone"));
                }
            }
        };
    }
}
