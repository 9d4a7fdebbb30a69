package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What FedX loads only once a query groups, sorts or joins is packaged too. The class path of the
 * tests would not tell: an engine that tests alone use brings it along.
 */
@Beside
class FederationIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.rdf4j.collection.factory.mapdb.MapDb3CollectionFactory",
                "org.eclipse.collections.impl.set.mutable.primitive.IntHashSet",
                "org.mapdb.DBMaker"
            })
    void theDistributionHasTheClassesThatFedXLoadsLate(String name) throws Exception {
        Path jars = Path.of(System.getProperty("tiaowen.distribution", "")).resolve("lib");
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> files = Files.list(jars)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                urls.add(file.toUri().toURL());
            }
        }
        ClassLoader above = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader packaged = new URLClassLoader(urls.toArray(URL[]::new), above)) {
            assertEquals(name, Class.forName(name, true, packaged).getName());
        }
    }
}
