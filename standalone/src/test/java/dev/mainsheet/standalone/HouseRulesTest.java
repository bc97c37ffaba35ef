package dev.mainsheet.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mainsheet");

    private static final String[] SERVICES = {"ingress", "processor", "egress", "console"};

    @Test
    void servicesMeetOnlyOnTopics() {
        for (String service : SERVICES) {
            for (String other : SERVICES) {
                if (!service.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("dev.mainsheet." + service + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.mainsheet." + other + "..")
                            .check(HOUSE);
                }
            }
        }
    }

    @Test
    void schemasKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage("dev.mainsheet.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mainsheet.runtime..",
                        "dev.mainsheet.ingress..",
                        "dev.mainsheet.processor..",
                        "dev.mainsheet.egress..",
                        "dev.mainsheet.console..",
                        "dev.mainsheet.testkit..",
                        "dev.mainsheet.standalone..")
                .check(HOUSE);
    }

    @Test
    void runtimeKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage("dev.mainsheet.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mainsheet.ingress..",
                        "dev.mainsheet.processor..",
                        "dev.mainsheet.egress..",
                        "dev.mainsheet.console..",
                        "dev.mainsheet.testkit..",
                        "dev.mainsheet.standalone..")
                .check(HOUSE);
    }

    @Test
    void directoriesKnowNoService() {
        noClasses()
                .that()
                .resideInAPackage("dev.mainsheet.directory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mainsheet.ingress..",
                        "dev.mainsheet.processor..",
                        "dev.mainsheet.egress..",
                        "dev.mainsheet.console..",
                        "dev.mainsheet.testkit..",
                        "dev.mainsheet.standalone..")
                .check(HOUSE);
    }

    @Test
    void servicesDoNotShipWithTheTestkit() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.mainsheet.ingress..",
                        "dev.mainsheet.processor..",
                        "dev.mainsheet.egress..",
                        "dev.mainsheet.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mainsheet.testkit..")
                .check(HOUSE);
    }

    @Test
    void onlyMainsKnowTheWholeConfiguration() {
        for (String service : new String[] {"ingress", "processor", "egress"}) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.mainsheet." + service + ".(*)..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("dev.mainsheet.runtime.config.MainsheetConfig")
                    .check(HOUSE);
        }
    }

    @Test
    void packagesOfAServiceHaveNoCycles() {
        for (String service : new String[] {"ingress", "processor", "egress", "directory"}) {
            slices().matching("dev.mainsheet." + service + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(HOUSE);
        }
    }
}
