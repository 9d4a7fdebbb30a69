package org.tiaowen.search;

import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Script;

/**
 * The form in which texts and queries are compared: {@link Folding folded} and in {@link Script
 * simplified characters}, one {@code char} for one {@code char}, so that a position in it is the
 * same position in the text. For comparing and finding, not for showing.
 */
public final class NormalForm {

    private NormalForm() {}

    /** Of the same length; upper and lower case are kept apart. */
    public static String fold(String text) {
        return Script.simplified(Folding.fold(text));
    }

    /** Of the same length, in lower case. */
    public static String foldCase(String text) {
        return Script.simplified(Folding.foldCase(text));
    }
}
