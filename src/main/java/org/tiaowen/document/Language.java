package org.tiaowen.document;

import java.util.Locale;

/** A language in which the program speaks to people; the texts themselves are Chinese. */
public enum Language {
    ZH,
    EN;

    /** Its tag in RDF, HTML and options. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
