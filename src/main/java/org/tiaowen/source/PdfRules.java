package org.tiaowen.source;

import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ruling lines of a page: strokes along an axis, and filled rectangles so thin that they are
 * lines. Colour and clipping are not looked at.
 */
final class PdfRules extends PDFGraphicsStreamEngine {
    /** Points; a filled rectangle that is no wider is a line. */
    private static final float THIN = 4f;

    /** Points; a line that leaves its axis by no more is straight. */
    private static final float SLANT = 1f;

    /** Lines over which a page is a drawing. */
    private static final int MOST = 20_000;

    private final Deadline deadline;
    private final PDRectangle box;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Point2D> ends = new ArrayList<>();
    private Point2D start = new Point2D.Float();
    private Point2D current = new Point2D.Float();

    /**
     * A line along an axis of its page.
     *
     * @param across whether it runs from left to right
     * @param at where it stands on the other axis, in points
     * @param from where it begins
     * @param to where it ends
     */
    record Rule(boolean across, float at, float from, float to) {
        boolean reaches(float place, float slack) {
            return from - slack <= place && place <= to + slack;
        }
    }

    private PdfRules(PDPage page, Deadline deadline) {
        super(page);
        this.deadline = deadline;
        this.box = page.getCropBox();
    }

    /**
     * The lines of a page as a text turned by this many degrees sees them: x along its lines, y
     * downwards; none where there are so many that the page is a drawing.
     */
    static List<Rule> of(PDPage page, int turn, Deadline deadline) {
        PdfRules read = new PdfRules(page, deadline);
        try {
            read.processPage(page);
        } catch (Deadline.Passed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // a damaged drawing is no reason to lose the text that stands beside it
            return List.of();
        }
        if (read.rules.size() > MOST) {
            return List.of();
        }
        return read.rules.stream().map(r -> read.turned(r, turn)).toList();
    }

    /** The axes of {@code TextPosition}, which come from the lower left corner. */
    private Rule turned(Rule rule, int turn) {
        float width = box.getWidth();
        float height = box.getHeight();
        return switch (turn) {
            case 90 -> new Rule(!rule.across, rule.at, rule.from, rule.to);
            case 180 ->
                    rule.across
                            ? new Rule(true, rule.at, width - rule.to, width - rule.from)
                            : new Rule(false, width - rule.at, rule.from, rule.to);
            case -90 ->
                    rule.across
                            ? new Rule(false, height - rule.at, width - rule.to, width - rule.from)
                            : new Rule(true, width - rule.at, height - rule.to, height - rule.from);
            default ->
                    rule.across
                            ? new Rule(true, height - rule.at, rule.from, rule.to)
                            : new Rule(false, rule.at, height - rule.to, height - rule.from);
        };
    }

    private void line(Point2D a, Point2D b) {
        double width = Math.abs(a.getX() - b.getX());
        double height = Math.abs(a.getY() - b.getY());
        if (rules.size() > MOST || Math.max(width, height) <= SLANT) {
            return;
        }
        float x = box.getLowerLeftX();
        float y = box.getLowerLeftY();
        if (height <= SLANT) {
            rules.add(
                    new Rule(
                            true,
                            (float) (a.getY() + b.getY()) / 2 - y,
                            (float) Math.min(a.getX(), b.getX()) - x,
                            (float) Math.max(a.getX(), b.getX()) - x));
        } else if (width <= SLANT) {
            rules.add(
                    new Rule(
                            false,
                            (float) (a.getX() + b.getX()) / 2 - x,
                            (float) Math.min(a.getY(), b.getY()) - y,
                            (float) Math.max(a.getY(), b.getY()) - y));
        }
    }

    /** A path is kept as pairs of ends; a subpath is closed when it is filled. */
    private void segment(Point2D a, Point2D b) {
        if (ends.size() <= 2 * MOST) {
            ends.add(a);
            ends.add(b);
        }
    }

    private void stroke() {
        for (int i = 0; i < ends.size(); i += 2) {
            line(ends.get(i), ends.get(i + 1));
        }
    }

    /** Four sides that end where they began, two and two alike, are a rectangle. */
    private void fill() {
        for (int i = 0; i + 6 <= ends.size(); ) {
            int end = i + 2;
            while (end < ends.size() && ends.get(end).equals(ends.get(end - 1))) {
                end += 2;
            }
            double left = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double low = Double.MAX_VALUE;
            double high = -Double.MAX_VALUE;
            for (Point2D p : ends.subList(i, end)) {
                left = Math.min(left, p.getX());
                right = Math.max(right, p.getX());
                low = Math.min(low, p.getY());
                high = Math.max(high, p.getY());
            }
            double x = (left + right) / 2;
            double y = (low + high) / 2;
            if (end - i >= 6 && high - low <= THIN && right - left > high - low) {
                line(new Point2D.Double(left, y), new Point2D.Double(right, y));
            } else if (end - i >= 6 && right - left <= THIN) {
                line(new Point2D.Double(x, low), new Point2D.Double(x, high));
            }
            i = end;
        }
    }

    @Override
    public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
        segment(a, b);
        segment(b, c);
        segment(c, d);
        segment(d, a);
        start = a;
        current = a;
    }

    @Override
    public void moveTo(float x, float y) {
        start = new Point2D.Float(x, y);
        current = start;
    }

    @Override
    public void lineTo(float x, float y) {
        Point2D next = new Point2D.Float(x, y);
        segment(current, next);
        current = next;
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        current = new Point2D.Float(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return current;
    }

    @Override
    public void closePath() {
        segment(current, start);
        current = start;
    }

    @Override
    public void endPath() {
        ends.clear();
    }

    @Override
    public void strokePath() {
        stroke();
        ends.clear();
    }

    @Override
    public void fillPath(int windingRule) {
        fill();
        ends.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        stroke();
        ends.clear();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.check();
        super.processOperator(operator, operands);
    }

    @Override
    public void showTextString(byte[] string) {
        // only lines are wanted
    }

    @Override
    public void showTextStrings(COSArray array) {
        // only lines are wanted
    }

    @Override
    public void drawImage(PDImage image) {
        // only lines are wanted
    }

    @Override
    public void clip(int windingRule) {
        // what is cut off is not looked at
    }

    @Override
    public void shadingFill(COSName name) {
        // only lines are wanted
    }
}
