package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.Dump;
import org.tiaowen.graph.DumpTable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Prefixes;
import org.tiaowen.rdf.Tw;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The data as a whole: its description (VoID, DCAT 3) at {@code /.well-known/void} and its own
 * address, and its files, {@code /dump.nq.gz} and {@code /dump/documents.csv} and so on, each
 * written from one state.
 */
final class Dataset {

    private static final Operation DESCRIPTION =
            Operation.of(Section.LINKED_DATA, "数据集说明", "The data set as VoID and DCAT describe it")
                    .answers(Schema.any(), RdfWriting.FORMATS);

    private static final Operation QUADS =
            Operation.of(Section.LINKED_DATA, "全部数据", "All data as N-Quads, packed")
                    .note("Graphs that users wrote are not in it.")
                    .answers(Schema.any(), List.of(Media.N_QUADS_GZIP));

    /** Vocabularies whose terms the data uses. */
    private static final List<String> VOCABULARIES =
            List.of("tw", "rdfs", "skos", "org", "prov", "qudt");

    private final GraphStore store;
    private final Answers answers;
    private final Naming naming;
    private final @Nullable String licence;
    private volatile @Nullable Sizes sizes;

    Dataset(GraphStore store, Answers answers, Naming naming, @Nullable String licence) {
        this.store = store;
        this.answers = answers;
        this.naming = naming;
        this.licence = licence;
    }

    /** How much there is at a revision. */
    private record Sizes(long revision, long triples, List<Long> rows) {}

    void register(Routes routes) {
        Stream.of("/.well-known/void", naming.path(address()), URI.create(address()).getPath())
                .distinct()
                .forEach(path -> routes.get(path, DESCRIPTION, this::describe));
        routes.get("/dump.nq.gz", QUADS, this::quads);
        for (DumpTable table : DumpTable.values()) {
            Operation operation =
                    Operation.of(
                                    Section.LINKED_DATA,
                                    "表格：" + table.label(),
                                    "The table of " + table.label() + " as CSV")
                            .takes(
                                    Input.query(
                                            "bom",
                                            "是否以字节顺序标记开头（供 Excel 识别 UTF-8）",
                                            "whether a byte order mark comes first, for Excel",
                                            Schema.truth()))
                            .answers(Schema.any(), List.of(Media.CSV));
            routes.get(path(table), operation, ctx -> table(ctx, table, operation));
        }
    }

    /** What the description calls the data set; its parts are fragments of it. */
    private String address() {
        return naming.iri("dataset");
    }

    private static String path(DumpTable table) {
        return "/dump/" + table.label() + ".csv";
    }

    private void quads(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(QUADS);
        Choice choice =
                Negotiation.choose(ctx, parameters.one("format"), List.of(Media.N_QUADS_GZIP));
        answers.give(
                ctx,
                choice,
                (_, state) -> {
                    ctx.header("Content-Disposition", attachment("tiaowen", state, "nq.gz"));
                    if (isHead(ctx)) {
                        DeferredOutput.leaveLengthOpen(ctx);
                    } else {
                        DeferredOutput body = new DeferredOutput(ctx);
                        try (OutputStream out = new GZIPOutputStream(body, 1 << 16)) {
                            new Dump(store).nquads(out);
                        }
                        body.send();
                    }
                });
    }

    private void table(Context ctx, DumpTable table, Operation operation) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(operation);
        boolean bom = parameters.word("bom", "false", List.of("true", "false")).equals("true");
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), List.of(Media.CSV));
        answers.give(
                ctx,
                choice,
                (_, state) -> {
                    ctx.header("Content-Disposition", attachment(table.label(), state, "csv"));
                    if (isHead(ctx)) {
                        DeferredOutput.leaveLengthOpen(ctx);
                    } else {
                        DeferredOutput body = new DeferredOutput(ctx);
                        new Dump(store).csv(table, bom, body);
                        body.send();
                    }
                });
    }

    private static boolean isHead(Context ctx) {
        return ctx.req().getMethod().equals("HEAD");
    }

    private static String attachment(String name, State state, String ending) {
        return "attachment; filename=\"%s-r%d.%s\"".formatted(name, state.revision(), ending);
    }

    private void describe(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(DESCRIPTION);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), RdfWriting.FORMATS);
        String host = ctx.scheme() + "://" + ctx.host();
        ctx.header("Vary", "Accept, Accept-Encoding, Host");
        answers.give(
                ctx,
                choice,
                (graph, state) -> {
                    DeferredOutput out = new DeferredOutput(ctx);
                    RdfWriting.write(description(host, sizes(graph, state)), choice.media(), out);
                    out.send();
                });
    }

    /** Counted once for each revision. */
    private Sizes sizes(Graph graph, State state) {
        Sizes kept = sizes;
        if (kept == null || kept.revision() != state.revision()) {
            kept =
                    new Sizes(
                            state.revision(),
                            graph.stream().count(),
                            CLASSES.stream()
                                    .map(
                                            type ->
                                                    graph.stream(Node.ANY, RDF.type.asNode(), type)
                                                            .count())
                                    .toList());
            sizes = kept;
        }
        return kept;
    }

    private static final List<Node> CLASSES =
            List.of(
                    Tw.Source,
                    Tw.Document,
                    Tw.Provision,
                    Tw.Sentence,
                    Tw.Measure,
                    Tw.Responsibility,
                    Tw.Deadline,
                    Tw.Quantity,
                    Tw.Citation,
                    Tw.Unit,
                    Tw.Sector);

    private Graph description(String host, Sizes sizes) {
        Graph out = GraphFactory.createDefaultGraph();
        out.getPrefixMapping().setNsPrefixes(Prefixes.STANDARD);
        Node set = iri(address());
        out.add(set, RDF.type.asNode(), VOID.Dataset.asNode());
        out.add(set, RDF.type.asNode(), DCAT.Dataset.asNode());
        out.add(set, DCTerms.title.asNode(), NodeFactory.createLiteralLang("条文政策知识图谱", "zh"));
        out.add(
                set,
                DCTerms.title.asNode(),
                NodeFactory.createLiteralLang("Tiaowen policy knowledge graph", "en"));
        out.add(set, DCTerms.language.asNode(), NodeFactory.createLiteralString("zh"));
        if (licence != null) {
            Node statement =
                    licence.startsWith("http")
                            ? iri(licence)
                            : NodeFactory.createLiteralString(licence);
            out.add(
                    set,
                    (licence.startsWith("http") ? DCTerms.license : DCTerms.rights).asNode(),
                    statement);
        }
        out.add(set, OWL.versionInfo.asNode(), literal(Long.toString(sizes.revision())));
        out.add(set, VOID.uriSpace.asNode(), literal(naming.iri("")));
        out.add(set, VOID.sparqlEndpoint.asNode(), iri(host + "/sparql"));
        out.add(set, VOID.dataDump.asNode(), iri(host + "/dump.nq.gz"));
        out.add(set, VOID.triples.asNode(), count(sizes.triples()));
        VOCABULARIES.forEach(
                prefix ->
                        out.add(
                                set,
                                VOID.vocabulary.asNode(),
                                iri(Prefixes.STANDARD.getOrDefault(prefix, Tw.NS))));
        for (int i = 0; i < CLASSES.size(); i++) {
            Node part = iri(address() + "#" + CLASSES.get(i).getLocalName());
            out.add(set, VOID.classPartition.asNode(), part);
            out.add(part, VOID._class.asNode(), CLASSES.get(i));
            out.add(part, VOID.entities.asNode(), count(sizes.rows().get(i)));
        }
        distribution(out, set, host, "/dump.nq.gz", "application/n-quads", "application/gzip");
        for (DumpTable table : DumpTable.values()) {
            distribution(out, set, host, path(table), "text/csv", null);
        }
        return out;
    }

    private static void distribution(
            Graph out, Node set, String host, String path, String type, @Nullable String packed) {
        Node file = iri(host + path);
        out.add(set, DCAT.distribution.asNode(), file);
        out.add(file, RDF.type.asNode(), DCAT.Distribution.asNode());
        out.add(file, DCAT.downloadURL.asNode(), file);
        String types = "https://www.iana.org/assignments/media-types/";
        out.add(file, DCAT.mediaType.asNode(), iri(types + type));
        if (packed != null) {
            out.add(file, DCAT.compressFormat.asNode(), iri(types + packed));
        }
    }

    private static Node count(long n) {
        return NodeFactory.createLiteralDT(Long.toString(n), XSDDatatype.XSDinteger);
    }

    private static Node literal(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
