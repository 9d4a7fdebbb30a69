package org.tiaowen.search;

import java.util.Locale;

/** What the entries of a result are counted by. */
public enum Facet {
    SECTOR,
    UNIT,
    /** Of the unit: lead or support. */
    ROLE,
    KIND,
    DOCUMENT,
    MODALITY,
    ISSUER,
    JURISDICTION,
    LEVEL,
    SOURCE;

    /** The word of the outside faces, and the name of the filter that selects a value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
