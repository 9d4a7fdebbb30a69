package org.tiaowen.document;

import java.util.Locale;

/** What a provision does in its document, told by its heading and place. */
public enum Role {
    /** Why the document is made: its introduction, the situation. */
    BACKGROUND,
    /** What is to be reached: aims, visions. */
    OBJECTIVE,
    /** In which spirit: guiding thought, principles. */
    PRINCIPLE,
    /** What is to be done. */
    TASK,
    /** How it is secured: organisation, supervision, publicity. */
    SAFEGUARD,
    /** What a word means, what the document applies to. */
    DEFINITION,
    /** Entry into force, interpretation, repeal, closing formulas, signature, annexes. */
    SUPPLEMENTARY;

    /** The word of the outside faces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
