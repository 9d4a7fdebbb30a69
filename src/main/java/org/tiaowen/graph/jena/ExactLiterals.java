package org.tiaowen.graph.jena;

import org.apache.jena.sys.JenaSubsystemLifecycle;

/**
 * Makes TDB2 keep every literal as it was written. Left alone, it packs the values of numbers and
 * dates into its indexes, and 30 comes back as 30.0, 01 as 1: they would no longer be the terms
 * that a user wrote, nor those that another engine has. It reads its setting when its classes are
 * loaded, which is why this starts before it ({@code META-INF/services}).
 */
public final class ExactLiterals implements JenaSubsystemLifecycle {

    /** Looked for, and then not read. */
    private static final String PRESENT = "org.apache.jena.tdb.store.enableInlineLiterals";

    /** Read where the other one is there (TDB2 6.0.0). */
    private static final String VALUE = "org.apache.jena.tdb.settings";

    /** For the loader of services. */
    public ExactLiterals() {}

    @Override
    public void start() {
        System.setProperty(PRESENT, "false");
        System.setProperty(VALUE, "false");
    }

    @Override
    public void stop() {}

    /** Before all of Jena's own. */
    @Override
    public int level() {
        return 1;
    }
}
