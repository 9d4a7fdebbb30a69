package org.tiaowen.graph.jena;

import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/**
 * Closures of closures, which say nothing more than one closure and cost its square: {@code (x*)*}
 * is {@code x*}, {@code (x+)?} too. SPARQL 1.1 (section 18.4) counts no node twice in any of them.
 */
final class SimplePaths {

    private SimplePaths() {}

    /** An equal path without them. */
    static Path of(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 many -> PathFactory.pathZeroOrMore1(step(many.getSubPath()));
            case P_OneOrMore1 many -> oneOrMore(of(many.getSubPath()));
            case P_ZeroOrOne one -> zeroOrOne(of(one.getSubPath()));
            case P_Alt or -> PathFactory.pathAlt(of(or.getLeft()), of(or.getRight()));
            case P_Seq then -> PathFactory.pathSeq(of(then.getLeft()), of(then.getRight()));
            case P_Inverse inverse -> PathFactory.pathInverse(of(inverse.getSubPath()));
            default -> path;
        };
    }

    private static Path oneOrMore(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 _, P_OneOrMore1 _ -> path;
            case P_ZeroOrOne one -> PathFactory.pathZeroOrMore1(step(one.getSubPath()));
            default -> PathFactory.pathOneOrMore1(path);
        };
    }

    private static Path zeroOrOne(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 _, P_ZeroOrOne _ -> path;
            case P_OneOrMore1 many -> PathFactory.pathZeroOrMore1(step(many.getSubPath()));
            default -> PathFactory.pathZeroOrOne(path);
        };
    }

    /** What a closure {@code *} repeats: how often its parts repeat themselves is all one. */
    private static Path step(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 many -> step(many.getSubPath());
            case P_OneOrMore1 many -> step(many.getSubPath());
            case P_ZeroOrOne one -> step(one.getSubPath());
            case P_Alt or -> PathFactory.pathAlt(step(or.getLeft()), step(or.getRight()));
            default -> of(path);
        };
    }
}
