package org.tiaowen.server;

/** The parts of the HTTP face, as its description groups them. */
enum Section {
    SEARCH("检索", "Search of sentences"),
    OVERLAPS("比对", "What texts repeat of each other"),
    CHATBOTS("智能问答", "Clauses and quotes for programs that talk to people"),
    LISTS("列表", "What is stored, page by page"),
    LINKED_DATA("关联数据", "Things, terms and whole data sets at their addresses"),
    SPARQL("SPARQL", "Queries, updates and graphs by the SPARQL 1.1 protocols"),
    QUERIES("常见问题", "The query library: questions by name"),
    OPERATIONS("运行", "For whoever watches the server"),
    PAGES("网页", "Pages that are nothing but pages");

    private final String zh;
    private final String en;

    Section(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Name of the section, in Chinese. */
    String zh() {
        return zh;
    }

    /** What it holds, in English. */
    String en() {
        return en;
    }
}
