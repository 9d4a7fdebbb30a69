package org.tiaowen.search;

import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.search.SearchException.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a commit says of itself: the format of the index and the states of the graphs that it
 * reflects. It lies in the same file as the commit, so that one is never there without the other.
 */
final class CommitData {

    /** Changes with what lies in the fields or in a stored entry. */
    static final String FORMAT = "8";

    private static final String FORMAT_KEY = "format";
    private static final String GRAPH_KEY = "graph ";

    private CommitData() {}

    static void commit(IndexWriter writer, Map<String, GraphStamp> reflected) throws IOException {
        var data = new TreeMap<String, String>();
        data.put(FORMAT_KEY, FORMAT);
        reflected.forEach(
                (name, stamp) ->
                        data.put(GRAPH_KEY + name, stamp.revision() + " " + stamp.fingerprint()));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** The states of the graphs by their names, out of the data of a commit. */
    static Map<String, GraphStamp> reflected(Map<String, String> data) {
        var stamps = new TreeMap<String, GraphStamp>();
        data.forEach(
                (key, value) -> {
                    if (key.startsWith(GRAPH_KEY)) {
                        String name = key.substring(GRAPH_KEY.length());
                        int blank = value.indexOf(' ');
                        stamps.put(
                                name,
                                new GraphStamp(
                                        NodeFactory.createURI(name),
                                        value.substring(blank + 1),
                                        Long.parseLong(value.substring(0, blank))));
                    }
                });
        return stamps;
    }

    /** Refuses an index of another format, or of another program. */
    static void checkFormat(Path path, Directory directory) throws IOException {
        String format = SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT_KEY);
        if (!FORMAT.equals(format)) {
            throw new SearchException(
                    Reason.FORMAT,
                    "the index in "
                            + path
                            + " has format "
                            + format
                            + ", not "
                            + FORMAT
                            + "; make it anew from the graph");
        }
    }
}
