package org.tiaowen.server;

/** What {@code /graphs} does, in the words of the SPARQL 1.1 Graph Store HTTP Protocol. */
final class GraphsOperations {

    private static final Input[] GRAPH = {
        Input.query("graph", "命名图的地址", "name of the graph", Schema.iri())
                .example("https://example.org/notes"),
        Input.query(
                "default",
                "缺省图，即所有命名图之并，只读",
                "the default graph, the union of all named graphs, which is not written",
                Schema.text())
    };

    private static final Input PATH =
            Input.path(
                    "path", "图的名称即本地址", "the graph is named by this very address", Schema.text());

    static final Operation GET = read().takes(GRAPH);
    static final Operation GET_NAMED = read().takes(PATH);
    static final Operation PUT =
            write("写入整个图，替换原有内容", "Gives a graph this content and no other").takes(GRAPH);
    static final Operation PUT_NAMED =
            write("写入整个图，替换原有内容", "Gives a graph this content and no other").takes(PATH);
    static final Operation POST =
            write("向图中添加内容；不指明图则新建一图", "Adds to a graph; a new one where none is named")
                    .takes(GRAPH);
    static final Operation POST_NAMED = write("向图中添加内容", "Adds to a graph").takes(PATH);
    static final Operation DELETE = delete().takes(GRAPH);
    static final Operation DELETE_NAMED = delete().takes(PATH);

    private GraphsOperations() {}

    private static Operation read() {
        return Operation.of(Section.SPARQL, "读取整个图", "A whole graph")
                .answers(Schema.any(), RdfWriting.FORMATS)
                .fails(
                        ProblemType.NOT_FOUND,
                        ProblemType.QUERY_EVALUATION,
                        ProblemType.QUERY_TIMEOUT,
                        ProblemType.BUSY);
    }

    private static Operation write(String zh, String en) {
        Operation operation =
                guarded(zh, en)
                        .gives(201, "The graph is new; Location names it where the client did not.")
                        .gives(204, "The graph was there already.")
                        .fails(ProblemType.MEDIA_TYPE);
        for (Media media : RdfWriting.FORMATS) {
            operation = operation.reads(media.type(), Schema.any());
        }
        return operation;
    }

    private static Operation delete() {
        return guarded("删除整个图", "Deletes a graph")
                .gives(204, "It is gone.")
                .fails(ProblemType.NOT_FOUND);
    }

    private static Operation guarded(String zh, String en) {
        return Operation.of(Section.SPARQL, zh, en)
                .note(
                        "Asks for a token (Authorization: Bearer). Graphs made of"
                                + " sources are read, never written.")
                .fails(
                        ProblemType.PARAMETER,
                        ProblemType.UNAUTHORIZED,
                        ProblemType.FORBIDDEN,
                        ProblemType.WRITING_OFF,
                        ProblemType.PROTECTED);
    }
}
