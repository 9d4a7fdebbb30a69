package org.tiaowen.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One result.
 *
 * @param name such as {@code units.f1}
 * @param value from 0 to 1
 * @param note what it is made of, for people; may be empty
 */
public record Figure(String name, double value, String note) {

    /** The value with four decimals, half to even. */
    public String rounded() {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }
}
