package org.tiaowen.search.lookup;

import java.util.Optional;

/** A title between 《 and 》, which may hold others: 《关于印发〈…〉的通知》. */
record Quotation(String text, int start, int end) {

    /** The first one; up to the end of the text where it does not close. */
    static Optional<Quotation> first(String folded) {
        int start = folded.indexOf('《');
        if (start < 0) {
            return Optional.empty();
        }
        int depth = 0;
        for (int i = start; i < folded.length(); i++) {
            if (folded.charAt(i) == '《') {
                depth++;
            } else if (folded.charAt(i) == '》' && --depth == 0) {
                return Optional.of(new Quotation(folded.substring(start + 1, i), start, i + 1));
            }
        }
        return Optional.of(new Quotation(folded.substring(start + 1), start, folded.length()));
    }
}
