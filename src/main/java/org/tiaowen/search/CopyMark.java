package org.tiaowen.search;

import org.apache.lucene.util.BytesRef;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What of a text is compared to tell near copies: all figures in it, and a sample of its pairs of
 * letters (one-permutation MinHash: Broder 1997; Li, Owen and Zhang 2012), whose agreement
 * estimates the share of pairs that two texts have in common (Jaccard's coefficient).
 *
 * <p>Marks, blanks and case do not count. Texts whose figures differ are no copies, however alike
 * they are otherwise: 20% and 30% are two measures.
 *
 * @param figures hash of the digits, numerals before units and Latin letters in their order
 * @param sample the least hash of each of {@value #SAMPLES} classes of pairs; {@link #NONE} where a
 *     class is empty
 */
record CopyMark(int figures, int[] sample) {

    static final int SAMPLES = 32;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Above all hashes. */
    static final int NONE = Integer.MAX_VALUE;

    private static final String NUMERALS = "零〇一二三四五六七八九十百千万亿两";

    /** What numerals count; 一 of 统一 and 进一步 counts nothing. */
    private static final String UNITS = "个年月日天周元角倍成分家次人户亩吨米";

    private static final int BITS = Integer.numberOfTrailingZeros(SAMPLES);

    /** The mark of a text. */
    static CopyMark of(String text) {
        String folded = NormalForm.foldCase(text);
        int figures = 0;
        int[] sample = new int[SAMPLES];
        Arrays.fill(sample, NONE);
        int before = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c) && c != '%') {
                continue;
            }
            if (c <= 0x7F || isNumeral(folded, i)) {
                figures = 31 * figures + c;
            }
            long hash = mix((long) before << 16 | c);
            int at = (int) (hash >>> (Long.SIZE - BITS));
            sample[at] = Math.min(sample[at], (int) (hash & NONE));
            before = c;
        }
        return new CopyMark(figures, sample);
    }

    /** Whether a char is a numeral that counts something. */
    private static boolean isNumeral(String text, int at) {
        if (NUMERALS.indexOf(text.charAt(at)) < 0) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && NUMERALS.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && UNITS.indexOf(text.charAt(next)) >= 0;
    }

    /** Finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Estimate of the share of pairs that both texts have, from 0 to 1; 0 if figures differ. */
    double likeness(CopyMark other) {
        if (figures != other.figures) {
            return 0;
        }
        int same = 0;
        int filled = 0;
        for (int i = 0; i < SAMPLES; i++) {
            if (sample[i] != NONE || other.sample[i] != NONE) {
                filled++;
                same += sample[i] == other.sample[i] ? 1 : 0;
            }
        }
        return filled == 0 ? 0 : (double) same / filled;
    }

    /** As it lies in the index. */
    BytesRef encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (SAMPLES + 1));
        bytes.putInt(figures);
        for (int least : sample) {
            bytes.putInt(least);
        }
        return new BytesRef(bytes.array());
    }

    static CopyMark decode(BytesRef bytes) {
        byte[] from = bytes.bytes;
        int[] sample = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            sample[i] = (int) INT.get(from, bytes.offset + Integer.BYTES * (i + 1));
        }
        return new CopyMark((int) INT.get(from, bytes.offset), sample);
    }
}
