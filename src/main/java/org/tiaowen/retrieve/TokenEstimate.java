package org.tiaowen.retrieve;

/**
 * How many tokens a language model counts in a text, estimated without its tokenizer: one for each
 * character that is not ASCII, one for every four ASCII characters that follow each other, begun
 * ones counted whole. Tokenizers made for Chinese need some 0.6 to 0.8 a character, older ones up
 * to 1.3; so a budget is seldom exceeded with today's models.
 */
public final class TokenEstimate {

    private static final int ASCII_PER_TOKEN = 4;

    private TokenEstimate() {}

    /** The estimate for a text. */
    public static int of(String text) {
        int tokens = 0;
        int ascii = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c < 0x80) {
                tokens += ascii % ASCII_PER_TOKEN == 0 ? 1 : 0;
                ascii++;
            } else {
                tokens++;
                ascii = 0;
            }
            i += Character.charCount(c);
        }
        return tokens;
    }

    /** The estimate for a clause: its text, its citation and the text of what stands around it. */
    public static int of(Clause clause) {
        Clause.Context context = clause.context();
        int tokens = of(clause.text()) + of(clause.citation());
        for (var passages :
                java.util.List.of(
                        context.before(), context.after(), context.parents(), context.cited())) {
            for (Passage passage : passages) {
                tokens += of(passage.text());
            }
        }
        return tokens;
    }
}
