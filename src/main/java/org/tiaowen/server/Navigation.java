package org.tiaowen.server;

/** Where the navigation of every page leads. */
enum Navigation {
    SEARCH("检索", "Search", "/search"),
    DOCUMENTS("文件", "Documents", "/documents"),
    UNITS("单位", "Units", "/units"),
    SECTORS("领域", "Sectors", "/sectors"),
    CHECK("草案比对", "Draft check", "/check"),
    GRAPH("图谱", "Graph", "/graph"),
    QUERIES("常见问题", "Queries", "/queries"),
    SPARQL("SPARQL", "SPARQL", "/sparql"),
    ABOUT("关于", "About", "/about");

    private final String zh;
    private final String en;
    private final String address;

    Navigation(String zh, String en, String address) {
        this.zh = zh;
        this.en = en;
        this.address = address;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    String address() {
        return address;
    }
}
