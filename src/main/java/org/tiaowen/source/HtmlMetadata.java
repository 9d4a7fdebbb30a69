package org.tiaowen.source;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tiaowen.document.Furniture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page says of its document beside it: the table of 索引号, 发文机关, 成文日期 and 发文字号 that pages of
 * governments set above the title (the core metadata of GB/T 21063.3), and the meta elements that
 * they carry.
 */
final class HtmlMetadata {
    private static final Pattern LABEL =
            Pattern.compile(
                    "[\\s\\u00a0\\u3000【\\[]*((?:索引号|信息索引号?|主题分类|主题词|发文机关|发文单位|发文机构|发文字号|发布机构|发布单位|发布机关|发布日期|发布时间|成文日期|成文时间"
                        + "|生成日期|公开日期|公开时间|公开方式|公开时限|公开类型|文号|文件编号|标题|名称|有效性|效力状态|时效性?|时效状态|信息分类|信息名称|信息来源|组配分类|体裁分类"
                        + "|废止日期|生效日期|实施日期|施行日期|失效日期|统一登记号|统一编号|内容概述|内容概览|关键词|文件状态|责任部门|公文种类|文件类型|服务对象|语种|制发机关|制定机关|公开责任部门)"
                        + ")[】\\]]?\\s*(?:[:：]\\s*|$)");

    private static final Pattern NUMBER =
            Pattern.compile("[^〔\\[（(]{1,20}[〔\\[（(【]\\d{4}[〕\\]）)】].{0,6}\\d+号");
    private static final Pattern INNER =
            Pattern.compile("(?<=\\p{IsHan})[\\s\\u00a0\\u3000]+(?=\\p{IsHan})");
    private static final int LONGEST = 200;

    private final Map<String, String> said = new LinkedHashMap<>();

    private HtmlMetadata() {}

    /** Finds the table among lines, names them as what they are, and gives what it says. */
    static Map<String, String> take(List<HtmlLine> lines, Document page) {
        HtmlMetadata metadata = new HtmlMetadata();
        int from = 0;
        while (from < lines.size()) {
            from = metadata.region(lines, from);
        }
        return metadata.fields(page);
    }

    /** Takes a region that begins at or behind {@code from}; gives where to look next. */
    private int region(List<HtmlLine> lines, int from) {
        int first = from;
        while (first < lines.size() && labels(lines.get(first)).isEmpty()) {
            first++;
        }
        Set<String> labels = new HashSet<>();
        int last = first;
        for (int i = first; i < lines.size(); i++) {
            if (lines.get(i).text().length() > LONGEST && lines.get(i).table == null) {
                break;
            }
            List<String> found = labels(lines.get(i));
            boolean heading = lines.get(i).heading() > 0 && found.isEmpty();
            // a line without a label is the value of the label before it, or ends the region
            if (heading || (found.isEmpty() && !isValue(lines, i))) {
                break;
            }
            labels.addAll(found);
            last = i;
        }
        if (labels.size() < 3) {
            return first + 1;
        }
        List<String> cells = new ArrayList<>();
        lines.subList(first, last + 1).forEach(l -> cells.addAll(cells(l)));
        int end = last + 1 < lines.size() && isValue(lines, last + 1) ? last + 2 : last + 1;
        cells.addAll(end == last + 2 ? cells(lines.get(last + 1)) : List.of());
        lines.subList(first, end).forEach(l -> l.kind = Furniture.Kind.METADATA);
        for (int i = 0; i < cells.size(); i++) {
            Matcher m = LABEL.matcher(closed(cells.get(i)));
            if (m.lookingAt()) {
                String value = closed(cells.get(i)).substring(m.end()).strip();
                boolean next =
                        i + 1 < cells.size()
                                && !LABEL.matcher(closed(cells.get(i + 1))).lookingAt();
                said.putIfAbsent(
                        m.group(1), value.isEmpty() && next ? cells.get(i + 1).strip() : value);
            }
        }
        return end;
    }

    /**
     * Whether a line is the value of the label that the line above ends in: in a table, only one
     * that stands in the same.
     */
    private static boolean isValue(List<HtmlLine> lines, int i) {
        HtmlLine label = lines.get(i - 1);
        Element table = label.place().closest("table");
        return isBare(cells(label).getLast())
                && (table == null || lines.get(i).place().parents().contains(table));
    }

    private static boolean isBare(String cell) {
        Matcher m = LABEL.matcher(closed(cell));
        return m.lookingAt() && closed(cell).substring(m.end()).isBlank();
    }

    /** 索 引 号 as 索引号. */
    private static String closed(String cell) {
        String head = cell.substring(0, Math.min(cell.length(), 16));
        return INNER.matcher(head).replaceAll("") + cell.substring(head.length());
    }

    private static List<String> cells(HtmlLine line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.text().split("\\t")) {
            if (!cell.isBlank()) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static List<String> labels(HtmlLine line) {
        List<String> labels = new ArrayList<>();
        for (String cell : cells(line)) {
            Matcher m = LABEL.matcher(closed(cell));
            if (m.lookingAt()) {
                labels.add(m.group(1));
            }
        }
        return labels;
    }

    private Map<String, String> fields(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "title", "标题", "名称", "信息名称");
        put(fields, "issuer", "发文机关", "发文机构", "发文单位", "制发机关", "制定机关", "发布机构", "发布机关", "发布单位");
        put(fields, "date", "成文日期", "成文时间", "生成日期");
        put(fields, "publication_date", "发布日期", "发布时间", "公开日期", "公开时间");
        put(fields, "number", "发文字号", "文号", "文件编号");
        fields.computeIfPresent("number", (k, v) -> NUMBER.matcher(v).matches() ? v : null);
        meta(page, fields, "title", "ArticleTitle");
        meta(page, fields, "publication_date", "PubDate");
        Element canonical = page.selectFirst("link[rel=canonical][href^=http]");
        if (canonical != null) {
            fields.putIfAbsent("url", canonical.attr("href"));
        }
        return fields;
    }

    private void put(Map<String, String> fields, String key, String... labels) {
        for (String label : labels) {
            String value = said.getOrDefault(label, "").strip();
            if (value.length() > 1 && !value.equals("--")) {
                fields.putIfAbsent(key, value);
            }
        }
    }

    /** The meta elements that the rules for websites of governments (政府网站发展指引, 2017) ask for. */
    private static void meta(Document page, Map<String, String> fields, String key, String name) {
        Element meta = page.selectFirst("meta[name=" + name + "]");
        if (meta != null && !meta.attr("content").isBlank()) {
            fields.putIfAbsent(key, meta.attr("content").strip());
        }
    }
}
