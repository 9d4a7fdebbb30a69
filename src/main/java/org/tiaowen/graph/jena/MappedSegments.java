package org.tiaowen.graph.jena;

import org.apache.jena.dboe.base.block.BlockMgr;
import org.apache.jena.dboe.base.file.BlockAccessMapped;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.transaction.txn.ComponentGroup;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.Lifetime;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The segments of files that TDB2 maps into memory, made whole behind an error.
 *
 * <p>To read a block TDB2 6.0.0 narrows the segment to it, makes a buffer of that, and widens the
 * segment again ({@code BlockAccessMapped}). Where the heap or the stack ends while it makes the
 * buffer, the segment stays narrowed: what lies behind that block cannot be read ("newPosition >
 * limit") until some block before it is. So the first one is, of each segment, whenever a read or a
 * write failed. On disk nothing is wrong.
 */
final class MappedSegments {

    private static final int BLOCKS = SystemIndex.SegmentSize / SystemIndex.BlockSize;

    private final List<BlockMgr> files = new ArrayList<>();

    /** Those of all trees of a database. */
    MappedSegments(DatasetGraph dataset) {
        trees(dataset)
                .forEachComponent(
                        component -> {
                            if (component instanceof BPlusTree tree) {
                                files.add(tree.getNodeManager().getBlockMgr());
                                files.add(tree.getRecordsMgr().getBlockMgr());
                            }
                        });
    }

    /** TDB2 shows all trees nowhere else; the one of the nodes not at all. */
    private static ComponentGroup trees(DatasetGraph dataset) {
        try {
            Field components = TransactionCoordinator.class.getDeclaredField("components");
            components.setAccessible(true);
            return (ComponentGroup) components.get(TDBInternal.getTransactionCoordinator(dataset));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not the TDB2 that this was written for", e);
        }
    }

    /** Nodes and records of each tree. */
    List<BlockMgr> files() {
        return files;
    }

    /**
     * Does work, inside a transaction; all blocks can be read when it has failed.
     *
     * @throws GraphException with reason {@code BUSY} where it failed because others had met the
     *     end of the memory
     */
    <T extends @Nullable Object, X extends Exception> T whole(Lifetime.Use<T, X> work) throws X {
        try {
            return work.run();
        } catch (IllegalArgumentException e) {
            restore();
            throw isNarrow(e)
                    ? new GraphException(Reason.BUSY, "the memory ended; try again in a moment", e)
                    : e;
        } catch (Throwable e) {
            restore();
            throw e;
        }
    }

    private static boolean isNarrow(IllegalArgumentException e) {
        return Arrays.stream(e.getStackTrace())
                .anyMatch(at -> at.getClassName().equals(BlockAccessMapped.class.getName()));
    }

    /** Of no effect where they are. */
    private void restore() {
        for (BlockMgr file : files) {
            for (long block = 0; block < file.allocLimit(); block += BLOCKS) {
                file.release(file.getRead(block));
            }
        }
    }
}
