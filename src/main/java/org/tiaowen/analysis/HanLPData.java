package org.tiaowen.analysis;

import com.hankcs.hanlp.HanLP;

/**
 * Makes HanLP settle its configuration under our class loader.
 *
 * <p>HanLP looks for {@code hanlp.properties} through the context class loader of whichever thread
 * comes first, and asks the environment (HANLP_ROOT) when it finds none. Ours says that the data
 * lies in the jar; a thread with another loader, or with none, must not decide otherwise.
 */
final class HanLPData {

    static {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HanLPData.class.getClassLoader());
        try {
            HanLP.Config.ShowTermNature = true; // touches the class: its static block runs now
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private HanLPData() {}

    /** Does nothing but run the static block, once. */
    static void use() {}
}
