package org.tiaowen.extract;

import org.tiaowen.document.Quantity;
import org.tiaowen.pattern.Cue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure before it is known what it measures.
 *
 * @param start index in the text of its reading where it begins with its bound
 * @param end index after its unit and bound
 */
record Figure(BigDecimal value, String unit, String comparator, int start, int end) {

    /** …达到180亿元，年均增长18%: growth of what the figure before measures. */
    private static final Cue GROWTH = Cue.of("[，,](?:年均|同比)(?:增长|递增|下降)?$");

    /** What may stand between figures of one thing: 3至5个, 10万元和5万元, 由12个压减到8个. */
    private static final Cue LINK = Cue.of("[和及或且、至到~～—-]?");

    /** The figures of a sentence, in its order, with what they measure; those in a row the same. */
    static List<Quantity> measuring(List<Figure> figures, Reading reading, String rule) {
        List<Quantity> quantities = new ArrayList<>();
        String text = reading.text();
        int floor = 0;
        for (int i = 0; i < figures.size(); ) {
            int last = i;
            while (last + 1 < figures.size()
                    && isLinked(text, figures.get(last), figures.get(last + 1))) {
                last++;
            }
            int start = figures.get(i).start;
            String object = QuantityObject.of(reading, start, figures.get(last).end, floor);
            if (object == null
                    && !quantities.isEmpty()
                    && GROWTH.in(text.substring(floor, start))) {
                object = quantities.getLast().of();
            }
            floor = figures.get(last).end;
            for (; i <= last; i++) {
                Figure figure = figures.get(i);
                quantities.add(
                        new Quantity(
                                figure.value,
                                figure.unit,
                                figure.comparator,
                                object,
                                reading.evidence(figure.start, figure.end, rule, 0.9)));
            }
        }
        return quantities;
    }

    private static boolean isLinked(String text, Figure figure, Figure next) {
        return LINK.matcher(text.substring(figure.end, Math.max(figure.end, next.start))).matches();
    }
}
