package org.tiaowen.search;

import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStamp;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The states of the graphs that a commit reflects, read out of it once: every request asks for
 * them.
 *
 * @param version of the commit (Lucene counts them)
 * @param byName the states by the names of the graphs, in order
 * @param stamps the same; one list as long as the commit is the same
 */
record Reflected(long version, Map<String, GraphStamp> byName, List<GraphStamp> stamps) {

    /** What a reader's commit says: what is known already where it is the same commit. */
    static Reflected of(DirectoryReader reader, @Nullable Reflected known) throws IOException {
        if (known != null && known.version == reader.getVersion()) {
            return known;
        }
        var byName = CommitData.reflected(reader.getIndexCommit().getUserData());
        return new Reflected(reader.getVersion(), byName, List.copyOf(byName.values()));
    }
}
