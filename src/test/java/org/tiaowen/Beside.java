package org.tiaowen;

import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Set;

/**
 * Tests that may run beside those of other classes, in the same process: they share nothing with
 * them that changes, and neither capture nor set what belongs to the process. Those of one class
 * run one after the other.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Beside.Own.class)
public @interface Beside {

    /** A lock of the class's own, held as long as it runs, keeps its tests on one thread. */
    final class Own implements ResourceLocksProvider {

        static {
            // Two threads that begin with different classes of Jena wait for each other for ever;
            // this runs on one thread, before the first test.
            JenaSystem.init();
        }

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(new Lock(testClass.getName()));
        }

        @Override
        public Set<Lock> provideForNestedClass(
                List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
            return Set.of();
        }
    }
}
