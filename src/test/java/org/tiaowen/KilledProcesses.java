package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.ingest.ShapeChecks;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.SearchIndex;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A data directory whose processes, the packaged program's, are killed (SIGKILL) at random moments:
 * while they ingest, read anew, remove, embed, compare, compact. Behind each kill every source has
 * to be there whole or not at all, as far as the process had said so, and index and graph agree
 * after the repair of the next start, which is that of a process, or of a reader in this one.
 */
public final class KilledProcesses {

    /** What is killed. */
    private enum Work {
        INGEST,
        SERVE,
        COMPACT,
        REINDEX
    }

    /** How far a server has come when its last moment begins. */
    private enum Phase {
        OPEN,
        READY,
        EMBEDDING,
        COMPARING,
        WRITING,
        COMPACTING
    }

    /** Which sources there are, one a line. */
    private static final String NAMES =
            "/sparql?format=csv&query="
                    + URLEncoder.encode(
                            "SELECT ?n { ?s <%s> ?n }".formatted(Tw.name.getURI()),
                            StandardCharsets.UTF_8);

    private static final String TOKEN = "a token of this test alone";

    /** Files of the folder, and of the network. */
    private static final List<String> FILES = List.of("a.txt", "b.txt", "c.txt", "d.txt");

    private static final List<String> UPLOADS = List.of("upload/e.txt", "upload/f.txt");

    private static final int VERSIONS = 4;

    /** The version of a source that is not there. */
    private static final int ABSENT = -1;

    private final Path program;
    private final Path texts;
    private final Path data;
    private final Path temporary;
    private final Map<String, String> versions = new TreeMap<>();
    private final Map<String, Integer> entries = new TreeMap<>();
    private final Map<String, Set<Integer>> possible = new TreeMap<>();
    private final Map<String, Integer> wanted = new TreeMap<>();
    private final Map<Work, Double> spans = new EnumMap<>(Work.class);
    private final Map<String, Integer> kills = new TreeMap<>();

    /**
     * Makes a directory to be killed on.
     *
     * @param program the launcher
     * @param folder an empty one
     */
    public KilledProcesses(Path program, Path folder) throws IOException {
        this.program = program;
        texts = Files.createDirectory(folder.resolve("texts"));
        data = folder.resolve("data");
        temporary = Files.createDirectory(folder.resolve("tmp"));
        for (String name : all()) {
            possible.put(name, new TreeSet<>(Set.of(ABSENT)));
        }
        spans.putAll(Map.of(Work.INGEST, 1000.0, Work.COMPACT, 300.0, Work.REINDEX, 600.0));
        learn(folder.resolve("reference"));
    }

    private static List<String> all() {
        return Stream.concat(FILES.stream(), UPLOADS.stream()).toList();
    }

    private static Node graph(String name) {
        return Stores.iris().source(Stores.iris().sourceId(name));
    }

    /** A short document; its addresses are those of all its versions. */
    private static String text(String name, int version) {
        String town = List.of("海城", "滨海", "临江", "东山", "南平", "西宁").get(all().indexOf(name));
        return """
        %1$s市人民政府关于扶持发展的若干措施
        %1$s政发〔2021〕8号
        一、对购买渔船保险的渔民，按保费的%2$d%%给予补贴，每户每年不超过5000元。
        二、建设区域性渔船避风锚地%3$d处，完善航标设施。
        三、推广秸秆还田技术，对购置打捆机的合作社给予补助，每台不超过%2$d万元。
        四、对新认定的高新技术企业，一次性奖励%3$d万元，由%1$s市科技局负责。
        %1$s市人民政府
        2021年3月1日
        """
                .formatted(town, 30 + version, 5 + all().indexOf(name) + 10 * version);
    }

    /** What each version of each source is in a graph, by an ingest that nobody kills. */
    private void learn(Path folder) throws IOException {
        Path from = Files.createDirectories(folder.resolve("texts"));
        Files.createDirectory(from.resolve("upload"));
        try (Stores stores = Stores.open(folder.resolve("data"))) {
            var ingester = stores.ingester(stores.repairedIndex());
            for (int version = 0; version < VERSIONS; version++) {
                for (String name : all()) {
                    Files.writeString(from.resolve(name), text(name, version));
                }
                ingester.ingest(stores.reader().find(List.of(from)), true, _ -> {});
                for (String name : all()) {
                    versions.put(name + version, contents(stores).get(graph(name).getURI()));
                    entries.put(name, stores.index().size(graph(name)));
                }
            }
        }
        assertEquals(all().size() * VERSIONS, new HashSet<>(versions.values()).size());
        assertTrue(entries.values().stream().allMatch(n -> n >= 4), entries.toString());
    }

    /** The content of each graph as a digest, without the revision, which tells the history. */
    private static Map<String, String> contents(Stores stores) {
        Map<String, String> contents = new TreeMap<>();
        for (GraphStamp stamp : stores.graph().graphs()) {
            contents.put(
                    stamp.graph().getURI(),
                    stores.graph().read(stamp.graph(), KilledProcesses::digest));
        }
        return contents;
    }

    private static String digest(Graph graph) {
        return Fingerprint.of(
                graph.stream().filter(t -> !t.getPredicate().equals(Tw.revision)).toList());
    }

    /**
     * Kills once, at a moment that the seed chooses.
     *
     * @return what was killed, when
     */
    public String kill(long seed) throws Exception {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        String killed;
        do {
            int die = random.nextInt(20);
            Work work =
                    die < 9
                            ? Work.SERVE
                            : die < 15 ? Work.INGEST : die < 18 ? Work.COMPACT : Work.REINDEX;
            killed = work == Work.SERVE ? killServer(random) : killCommand(work, random);
        } while (killed.isEmpty()); // it was done before
        kills.merge(killed.replaceFirst(",.*", ""), 1, Integer::sum);
        age(temporary);
        if (random.nextInt(3) > 0) { // else the next process finds it as it is
            try {
                check();
            } catch (AssertionError e) {
                throw new AssertionError("seed %d (%s)".formatted(seed, killed), e);
            }
        }
        return killed;
    }

    /** Kills by what was killed. */
    public Map<String, Integer> kills() {
        return kills;
    }

    /** Texts change, come and go. */
    private void edit(Random random) throws IOException {
        for (String name : FILES) {
            if (random.nextInt(3) > 0) {
                wanted.put(name, Math.max(ABSENT, random.nextInt(VERSIONS + 2) - 2));
            }
            int version = wanted.getOrDefault(name, 0);
            wanted.put(name, version);
            if (version == ABSENT) {
                Files.deleteIfExists(texts.resolve(name));
            } else {
                Files.writeString(texts.resolve(name), text(name, version));
            }
            possible(name).add(version);
        }
    }

    private Set<Integer> possible(String name) {
        return possible.getOrDefault(name, Set.of());
    }

    private void settled(String name, int version) {
        possible.put(name, new TreeSet<>(Set.of(version)));
    }

    private String killCommand(Work work, Random random) throws Exception {
        List<String> arguments = new ArrayList<>();
        switch (work) {
            case INGEST -> {
                edit(random);
                arguments.addAll(List.of("ingest", texts.toString(), "--prune"));
            }
            case COMPACT -> arguments.add("compact");
            default -> arguments.add("reindex");
        }
        StartedProgram process = start(arguments);
        long opened = process.open();
        double span = spans.getOrDefault(work, 0.0);
        long moment = (long) (random.nextDouble() * span * 0.8);
        boolean isDone = process.handle().waitFor(moment, TimeUnit.MILLISECONDS);
        process.kill();
        for (String name : FILES) {
            if (work == Work.INGEST
                    && process.said().stream().anyMatch(line -> line.startsWith(name + ":"))) {
                settled(name, wanted.getOrDefault(name, ABSENT));
            }
        }
        if (!isDone) {
            return "%s, %d ms after it opened the graph".formatted(work, moment);
        }
        assertEquals(0, process.handle().exitValue(), () -> work + ": " + process.said());
        if (work == Work.INGEST) {
            FILES.forEach(name -> settled(name, wanted.getOrDefault(name, ABSENT)));
        }
        spans.put(work, span * 0.5 + (System.nanoTime() - opened) / 1e6 * 0.5);
        return "";
    }

    private String killServer(Random random) throws Exception {
        edit(random);
        Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
        if (phase == Phase.EMBEDDING && Files.exists(data.resolve("vectors"))) {
            // so that there is something to compute: what the index has is not computed anew
            MemoryFolder.remove(data.resolve("vectors"));
            MemoryFolder.remove(data.resolve("index"));
        }
        StartedProgram process =
                start(
                        List.of(
                                "serve",
                                texts.toString(),
                                "--prune",
                                "--port",
                                "0",
                                "--compact-factor",
                                "1.001",
                                "--compact-least",
                                "0"));
        process.open();
        if (phase != Phase.OPEN) {
            process.await(r -> r.get("ready").asBoolean());
        }
        switch (phase) {
            case OPEN, READY -> {}
            case EMBEDDING -> process.await(r -> r.at("/vectors/known").asInt() > 0);
            case COMPARING -> process.await(r -> r.get("semantic").asBoolean());
            case WRITING -> write(process, random);
            case COMPACTING -> {
                write(process, random);
                awaitCompaction();
            }
        }
        int moment = random.nextInt(phase == Phase.OPEN ? 1000 : 150);
        process.handle().waitFor(moment, TimeUnit.MILLISECONDS);
        assertTrue(process.handle().isAlive(), () -> process.said().toString());
        process.kill();
        return "SERVE %s, %d ms later".formatted(phase, moment);
    }

    /** Waits for the beginning of one, if not long: perhaps nothing has changed. */
    private void awaitCompaction() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        boolean isThere = false;
        while (!isThere && System.nanoTime() < end) {
            Thread.sleep(1);
            try (Stream<Path> files = Files.list(data.resolve("graph"))) {
                isThere = files.anyMatch(f -> f.toString().endsWith("-tmp"));
            }
        }
    }

    /** A few writes that are acknowledged, and one that is not waited for. */
    private void write(StartedProgram server, Random random) throws Exception {
        JsonNode ready = server.await(r -> !r.get("ingesting").asBoolean());
        assertEquals(200, server.get("/readyz").statusCode(), ready::toString);
        FILES.forEach(name -> settled(name, wanted.getOrDefault(name, ABSENT)));
        Set<String> names = Set.copyOf(server.get(NAMES).body().lines().toList());
        for (String name : all()) {
            assertTrue(
                    possible(name).stream().anyMatch(v -> (v != ABSENT) == names.contains(name)),
                    () -> name + " of " + names + ", " + possible);
        }
        assertTrue(
                server.get("/metrics").body().lines().anyMatch("tiaowen_index_lag 0.0"::equals),
                "index and graph agree");
        for (int i = random.nextInt(3); i >= 0; i--) {
            String name = UPLOADS.get(random.nextInt(UPLOADS.size()));
            int version = Math.max(ABSENT, random.nextInt(VERSIONS + 2) - 2);
            possible(name).add(version);
            CompletableFuture<Integer> answer = write(server, name, version);
            if (i > 0) {
                int status = answer.get();
                assertTrue(status / 100 == 2 || status == 404, name + ": " + status);
                settled(name, version);
            }
        }
    }

    private static CompletableFuture<Integer> write(
            StartedProgram server, String name, int version) {
        return version == ABSENT
                ? server.remove(Stores.iris().sourceId(name))
                : server.upload(name.substring(name.indexOf('/') + 1), text(name, version));
    }

    /** What a kill leaves behind is old when the next process comes. */
    private static void age(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(
                        file, FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));
            }
        }
    }

    /** Looks at the directory as a start does, in this process. */
    private void check() {
        try (Stores stores = Stores.open(data)) {
            Map<String, String> found = contents(stores);
            for (String name : all()) {
                String content = found.remove(graph(name).getURI());
                int version = ABSENT;
                while (content != null && !content.equals(versions.get(name + ++version))) {
                    assertTrue(version < VERSIONS, name + " is not whole");
                }
                assertTrue(possible(name).contains(version), name + version + " of " + possible);
                settled(name, version);
            }
            assertTrue(
                    found.keySet().stream().noneMatch(g -> g.contains("/source/")),
                    found::toString);
            SearchIndex index = stores.repairedIndex().join();
            assertEquals(List.of(), stores.sync().differences());
            assertEquals(List.of(), ShapeChecks.of(stores.graph(), Stores.iris()));
            possible.forEach(
                    (name, is) ->
                            assertEquals(
                                    is.contains(ABSENT) ? 0 : entries.getOrDefault(name, ABSENT),
                                    index.size(graph(name)),
                                    name));
        }
    }

    /**
     * Lets a server come to rest on the directory: it holds then what another one makes of the same
     * texts in a new directory, and nothing more.
     */
    public void finish() throws Exception {
        check();
        edit(new Random(0));
        rest(data);
        check();
        Path other = data.resolveSibling("other");
        Files.createDirectories(other.resolve("vectors"));
        try (Stream<Path> files = Files.list(data.resolve("vectors"))) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve("vectors").resolve(file.getFileName()));
            }
        }
        List<String> said = rest(other);
        assertTrue(
                said.stream().noneMatch(l -> l.matches(".*[1-9]\\d* texts computed.*")),
                said::toString);
        try (Stores stores = Stores.open(data);
                Stores whole = Stores.open(other)) {
            Map<String, String> right = contents(whole);
            Map<String, String> left = contents(stores);
            List.of(right, left).forEach(c -> c.keySet().removeIf(g -> g.endsWith("/withdrawn")));
            assertTrue(right.keySet().stream().anyMatch(g -> g.contains("overlaps/")));
            assertEquals(right, left);
            assertEquals(whole.index().size(), stores.index().size());
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList(), "temporary files");
        }
        try (Stream<Path> left = Files.list(data);
                Stream<Path> whole = Files.list(other)) {
            assertEquals(names(whole), names(left));
        }
        try (Stream<Path> left = Files.walk(data);
                Stream<Path> kept = Files.list(data.resolve("sources"))) {
            assertEquals(List.of(), left.filter(KilledProcesses::isTemporary).toList());
            assertEquals(
                    possible.values().stream().filter(is -> !is.contains(ABSENT)).count(),
                    kept.count());
        }
    }

    private static Set<String> names(Stream<Path> files) {
        Set<String> names = new TreeSet<>();
        files.forEach(f -> names.add(f.getFileName().toString()));
        return names;
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().matches(".*(\\.part|\\.tmp|-tmp|pending_.*)");
    }

    /** Until there is nothing left to do; ended as an operator ends it. What the server said. */
    private List<String> rest(Path folder) throws Exception {
        StartedProgram server =
                start(List.of("serve", texts.toString(), "--prune", "--port", "0"), folder);
        Predicate<JsonNode> isAtRest =
                r ->
                        r.get("ready").asBoolean()
                                && !r.get("ingesting").asBoolean()
                                && r.get("semantic").asBoolean()
                                && r.at("/vectors/entries").equals(r.at("/vectors/embedded"))
                                && r.get("overlaps").asBoolean();
        server.await(isAtRest);
        for (String name : UPLOADS) {
            write(server, name, ABSENT).get();
            assertEquals(200, write(server, name, 1).get());
            settled(name, 1);
        }
        JsonNode ready = server.await(isAtRest);
        FILES.forEach(name -> settled(name, wanted.getOrDefault(name, ABSENT)));
        server.stop();
        try (Stream<Path> files = Files.list(folder.resolve("vectors"))) {
            assertEquals(ready.at("/vectors/known").asInt(), records(files.toList()));
        }
        assertTrue(
                server.said().stream().noneMatch(line -> line.contains("ERROR")),
                () -> server.said().toString());
        return server.said();
    }

    /** Vectors on disk: none twice, none broken. */
    private static int records(List<Path> files) throws IOException {
        assertEquals(1, files.size(), "one model, one file");
        byte[] bytes = Files.readAllBytes(files.getFirst());
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        int record = 512 * Float.BYTES + 16 + 4; // 512 numbers, the text's digest, a checksum
        assertEquals(0, (bytes.length - header) % record);
        return (bytes.length - header) / record;
    }

    private StartedProgram start(List<String> arguments) throws IOException {
        return start(arguments, data);
    }

    private StartedProgram start(List<String> arguments, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", folder.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "TIAOWEN_JAVA_OPTS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=" + temporary);
        builder.environment().put("TIAOWEN_TOKEN", TOKEN);
        return new StartedProgram(builder.start(), folder, TOKEN);
    }
}
