package org.tiaowen.search;

import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether the files of an index are what was written. Each ends with a checksum of itself, of which
 * Lucene looks at that of small files only when it opens an index.
 */
final class IndexFiles {

    private IndexFiles() {}

    /** What of the last commit is not, with the names of the files. */
    static List<String> damaged(Directory directory) {
        List<String> damaged = new ArrayList<>();
        try {
            for (String name :
                    new TreeSet<>(SegmentInfos.readLatestCommit(directory).files(true))) {
                try (IndexInput file = directory.openInput(name, IOContext.READONCE)) {
                    CodecUtil.checksumEntireFile(file);
                } catch (IOException e) {
                    damaged.add(name + " (" + e.getMessage() + ")");
                }
            }
        } catch (IOException e) { // the list of files itself, whose name the message has
            damaged.add(String.valueOf(e.getMessage()));
        }
        return damaged;
    }
}
