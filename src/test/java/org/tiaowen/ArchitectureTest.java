package org.tiaowen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The house rules: which package may import which, where each engine lives, how things are named.
 */
class ArchitectureTest {

    private static final String ROOT = "org.tiaowen";

    /** Each package, and the packages that it may import. The root package may import them all. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("access", Set.of()),
                    Map.entry("pattern", Set.of()),
                    Map.entry("document", Set.of("pattern")),
                    Map.entry("source", Set.of("document")),
                    Map.entry("parser", Set.of("source", "document", "pattern")),
                    Map.entry("analysis", Set.of()),
                    Map.entry("extract", Set.of("document", "analysis", "pattern")),
                    Map.entry("evaluate", Set.of("document")),
                    Map.entry("rdf", Set.of("document")),
                    Map.entry("graph", Set.of("rdf")),
                    Map.entry("search", Set.of("document", "analysis", "rdf", "graph")),
                    Map.entry("retrieve", Set.of("document", "analysis", "rdf", "graph", "search")),
                    Map.entry(
                            "overlap",
                            Set.of("document", "analysis", "extract", "search", "graph", "rdf")),
                    Map.entry("ingest", all("ingest", "server", "evaluate", "retrieve")),
                    Map.entry("server", with("access", all("server", "evaluate"))));

    /** Each engine, and the only package that may know it. */
    private static final Map<String, String> HOMES =
            Map.ofEntries(
                    Map.entry("com.hankcs..", ROOT + ".analysis.."),
                    Map.entry("ai.onnxruntime..", ROOT + ".analysis.."),
                    Map.entry("ai.djl..", ROOT + ".analysis.."),
                    Map.entry("dev.langchain4j..", ROOT + ".analysis.."),
                    Map.entry("org.apache.lucene..", ROOT + ".search.."),
                    Map.entry("org.apache.jena.tdb2..", ROOT + ".graph.jena.."),
                    Map.entry("org.eclipse.rdf4j..", ROOT + ".graph.rdf4j.."),
                    Map.entry("io.javalin..", ROOT + ".server.."),
                    Map.entry("jakarta.servlet..", ROOT + ".server.."),
                    Map.entry("org.eclipse.jetty..", ROOT + ".server.."),
                    Map.entry("io.modelcontextprotocol..", ROOT + ".server.."),
                    Map.entry("picocli..", ROOT));

    /** The packages that speak of texts alone, not of triples. */
    private static final List<String> WITHOUT_TRIPLES =
            List.of("pattern", "document", "source", "parser", "analysis", "extract", "evaluate");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    private static Set<String> all(String... except) {
        Set<String> names =
                new TreeSet<>(
                        Set.of(
                                "pattern",
                                "document",
                                "source",
                                "parser",
                                "analysis",
                                "extract",
                                "evaluate",
                                "rdf",
                                "graph",
                                "search",
                                "overlap",
                                "retrieve",
                                "ingest",
                                "server"));
        names.removeAll(Set.of(except));
        return names;
    }

    private static Set<String> with(String one, Set<String> others) {
        Set<String> all = new TreeSet<>(others);
        all.add(one);
        return all;
    }

    static Stream<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    static Stream<String> engines() {
        return HOMES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyWhatTheTableAllows(String name) {
        Set<String> allowed = MAY_IMPORT.getOrDefault(name, Set.of());
        String[] others =
                MAY_IMPORT.keySet().stream()
                        .filter(other -> !other.equals(name) && !allowed.contains(other))
                        .map(other -> ROOT + "." + other + "..")
                        .toArray(String[]::new);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + name + "..")
                        .should()
                        .dependOnClassesThat(resideInAPackage(ROOT).or(resideInAnyPackage(others)))
                        .because(name + " may import " + new TreeSet<>(allowed) + " alone"));
    }

    /** A package that the table does not hold could import anything. */
    @Test
    void everyPackageStandsInTheTable() {
        Set<String> found = new TreeSet<>();
        for (JavaPackage sub : CLASSES.getPackage(ROOT).getSubpackages()) {
            found.add(sub.getRelativeName());
        }
        found.removeAll(MAY_IMPORT.keySet());
        assertEquals(Set.of(), found, "packages that the table does not hold");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEngineHasOneHome(String engine) {
        String home = HOMES.getOrDefault(engine, "");
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(home)
                        .should()
                        .dependOnClassesThat(resideInAPackage(engine))
                        .because(engine + " lives in " + home));
    }

    /** Each converts at its own edge; what they share is the port. */
    @Test
    void enginesOfTheGraphDoNotKnowEachOther() {
        String jena = ROOT + ".graph.jena..";
        String rdf4j = ROOT + ".graph.rdf4j..";
        check(
                noClasses()
                        .that()
                        .resideInAPackage(jena)
                        .should()
                        .dependOnClassesThat(resideInAPackage(rdf4j)));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(rdf4j)
                        .should()
                        .dependOnClassesThat(resideInAPackage(jena)));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".graph")
                        .should()
                        .dependOnClassesThat(resideInAPackage(jena)));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".graph")
                        .should()
                        .dependOnClassesThat(resideInAPackage(rdf4j)));
    }

    @Test
    void textIsReadWithoutAnyTripleStore() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                WITHOUT_TRIPLES.stream()
                                        .map(name -> ROOT + "." + name + "..")
                                        .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("org.apache.jena..", "org.eclipse.rdf4j..")));
    }

    @Test
    void logsGoThroughSlf4j() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                        "java.util.logging..",
                                        "org.apache.log4j..",
                                        "org.apache.logging..",
                                        "org.apache.commons.logging..")));
    }

    @Test
    void onlyTheCommandsPrint() {
        check(noClasses().that().resideOutsideOfPackage(ROOT).should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(".*[.$]\\w*(Manager|Helper|Impl|Util\\w*)$")
                        .because("such a name tells nothing of what the class is"));
    }

    @Test
    void optionalIsAReturnTypeOnly() {
        check(fields().should().notHaveRawType(Optional.class));
        check(codeUnits().that().doNotHaveModifier(SYNTHETIC).should(takeNoOptional()));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaPackage sub : CLASSES.getPackage(ROOT).getSubpackagesInTree()) {
            if (!sub.getClasses().isEmpty() && !sub.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(sub.getName());
            }
        }
        assertEquals(Set.of(), unmarked, "packages without a @NullMarked package-info");
        assertFalse(CLASSES.isEmpty(), "there are classes to look at");
    }

    private static ArchCondition<JavaCodeUnit> takeNoOptional() {
        return new ArchCondition<>("take no Optional") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean taken =
                        unit.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Optional.class));
                if (taken) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    unit, unit.getFullName() + " takes an Optional"));
                }
            }
        };
    }

    /** A rule holds as well while no class of its package exists yet. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
