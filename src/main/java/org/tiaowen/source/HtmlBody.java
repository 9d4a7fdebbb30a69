package org.tiaowen.source;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds what of a page is the text: the innermost block that holds most of the running text, the
 * title above it, the signature below it. All else gets the name of what it is. No site is known by
 * its name.
 */
final class HtmlBody {
    /** A part of the running text that the block has to hold. */
    private static final double MOST = 0.75;

    /** Lines at both ends of the body among which the page mixes its own. */
    private static final int EDGE = 12;

    private static final Pattern SHARE =
            Pattern.compile(
                    "分享(?:到|至)?|扫一扫|扫码|打印|关闭(?:窗口|本页|页面)?|收藏|字体|字号|大\\s*中\\s*小|微信|微博|QQ空间|朋友圈|点赞|二维码|朗读|语音播报|无障碍|下载(?:文件|全文|Word|PDF)?|纠错|我要");

    private static final Pattern ONLY_SHARE =
            Pattern.compile(
                    "(?:[\\s\\u00a0\\u3000【】\\[\\]|｜：:/,，、>]|分享(?:到|至)?|扫一扫|在?手机(?:上?打开|阅读|查看|端|版)?(?:当前页|本页|网页)?|打印(?:本页|本文)?|关闭(?:窗口|本页|页面)?|加?入?收藏(?:本页|本文)?|字体|字号|默认|超?特?大|中|小|微信(?:好友)?|新?浪?腾?讯?微博|QQ(?:空间|好友)?|朋友圈|点赞|二维码|朗读|语音播报|无障碍(?:浏览)?|纠错|返回顶部|顶部|我要(?:纠错|评论|留言)|[+-A]|下载(?:文件|全文|Word版?|PDF版?)?)+",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SAID =
            Pattern.compile(
                    "[\\s\\u00a0\\u3000【\\[（(]*(?:(?:信息|文章|文件|稿件)?(?:来源|出处)|(?:发布|发表|更新|录入|公布|公开)?(?:时间|日期)|发布(?:机构|单位|者|人)|作者|(?:责任|网站)?编辑|审核|浏览(?:次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)|点击(?:次数|数|率|量)?|供稿|撰稿)\\s*[:：].*|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?\\s*\\d{1,2}:\\d{2}.*|(?:19|20)\\d{2}-\\d{1,2}-\\d{1,2}(?:\\s.*)?");

    private static final Pattern NAVIGATION =
            Pattern.compile(
                    "[\\s\\u00a0\\u3000]*(?:您?(?:现在|当前|所在|的)*(?:位置|在)\\s*[:：].*|(?:网站)?首页.*[>»›].*|(?:首页|主页|返回(?:首页|上级|列表)?|上一[篇页条].*|下一[篇页条].*|相关(?:文档|链接|阅读|解读|文章|报道|政策|信息|新闻|稿件|附件下载).*|延伸阅读.*|热点.*|更多[>»›]*|政策解读[:：]?|推荐阅读.*))");

    private static final Pattern FOOTER =
            Pattern.compile(
                    "版权所有|主办单位|主办[:：]|承办|ICP备|公网安备|网站标识码|网站地图|联系我们|技术支持|建议使用.*浏览器|All"
                            + " Rights|Copyright|©",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern KEPT =
            Pattern.compile(
                    "[\\s\\u00a0\\u3000]*附(?:件|表|录).*|.*\\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\\s*");
    private static final Pattern DATE =
            Pattern.compile(
                    "[\\s\\u00a0\\u3000]*(?:[12]\\d{3}|[一二〇○零０-９]{4})\\s*年.{1,4}月.{1,4}日[\\s\\u00a0\\u3000]*");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[\\s\\u00a0\\u3000]*[^。，：:]{1,20}[〔\\[（(【]\\d{4}[〕\\]）)】].{0,6}\\d+\\s*号[\\s\\u00a0\\u3000）)]*");

    private final List<HtmlLine> lines;
    private final List<String> names;

    private HtmlBody(List<HtmlLine> lines, List<String> names) {
        this.lines = lines;
        this.names = names;
    }

    /**
     * Gives each line that is no part of the text its kind.
     *
     * @param title what the page itself says its title is; null where it says nothing
     */
    static void mark(Document page, List<HtmlLine> lines, @Nullable String title) {
        List<String> names = new ArrayList<>();
        if (title != null) {
            names.add(bare(title));
        }
        for (String part : page.title().split("[_|]|\\s[-–—]+\\s|--")) {
            names.add(bare(part));
        }
        names.removeIf(n -> n.length() < 6);
        new HtmlBody(lines, names).mark(page);
    }

    private void mark(Document page) {
        Element block = block(page.body());
        int first = 0;
        while (first < lines.size() && !isIn(lines.get(first), block)) {
            first++;
        }
        int last = lines.size() - 1;
        while (last > first && !isIn(lines.get(last), block)) {
            last--;
        }
        if (first >= lines.size()) {
            return;
        }
        int end = signed(last);
        int title = title(first, Math.min(end, first + EDGE));
        for (int i = 0; i < lines.size(); i++) {
            HtmlLine line = lines.get(i);
            if (line.kind != null) {
                continue;
            }
            if (i > end) {
                line.kind = behind(line);
            } else if (i < first && !(i >= title && isHead(i, title))) {
                line.kind = before(i, line, title);
            } else if (i >= first) {
                line.kind = among(line, Math.min(i - first, end - i));
            }
        }
        links(first, end);
    }

    /** The innermost block that holds most of the running text. */
    private Element block(Element body) {
        Map<Element, Integer> weights = new IdentityHashMap<>();
        int all = 0;
        for (HtmlLine line : lines) {
            int weight = line.kind == null ? line.weight() : 0;
            all += weight;
            for (Element e = line.place(); weight > 0 && e != null; e = e.parent()) {
                weights.merge(e, weight, Integer::sum);
            }
        }
        Element block = body;
        boolean deeper = all > 0;
        while (deeper) {
            deeper = false;
            for (Element child : block.children()) {
                if (weights.getOrDefault(child, 0) >= all * MOST
                        && !child.normalName().equals("p")) {
                    block = child;
                    deeper = true;
                    break;
                }
            }
        }
        return block;
    }

    private static boolean isIn(HtmlLine line, Element block) {
        for (Element e = line.place(); e != null; e = e.parent()) {
            if (e == block) {
                return true;
            }
        }
        return false;
    }

    /** The last line of the text: a signature or an annex may stand just behind the block. */
    private int signed(int last) {
        int end = last;
        for (int i = last + 1; i < Math.min(lines.size(), last + 5); i++) {
            String text = lines.get(i).text();
            if (DATE.matcher(text).matches() || KEPT.matcher(text).matches()) {
                end = i;
            }
        }
        return end;
    }

    /**
     * Where the title stands: in the block's first lines, else the nearest above that bears the
     * name of the page, else the nearest heading; without any, where the block begins.
     */
    private int title(int first, int to) {
        for (int i = first; i <= to; i++) {
            if (isNamed(i)) {
                return first;
            }
        }
        for (int i = first - 1; i >= 0; i--) {
            if (lines.get(i).kind == null && isNamed(i)) {
                int start = i;
                while (start > 0 && lines.get(start - 1).place() == lines.get(i).place()) {
                    start--;
                }
                return start;
            }
        }
        for (int i = first - 1; i >= 0; i--) {
            HtmlLine line = lines.get(i);
            if (line.kind == null
                    && line.heading() > 0
                    && line.heading() < 3
                    && line.linkShare() < 0.5) {
                return i;
            }
        }
        return first;
    }

    private boolean isNamed(int i) {
        String text = bare(lines.get(i).text());
        return text.length() >= 6
                && lines.get(i).linkShare() < 0.5
                && !NAVIGATION.matcher(lines.get(i).text()).matches()
                && names.stream()
                        .anyMatch(
                                n ->
                                        n.equals(text)
                                                || (text.length() >= 10
                                                        && (n.startsWith(text)
                                                                || text.startsWith(n))));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\u3000《》〈〉“”\"'…]", "");
    }

    /** Whether a line above the block belongs to its head: title and number. */
    private boolean isHead(int i, int title) {
        HtmlLine line = lines.get(i);
        return i == title
                || line.place() == lines.get(title).place()
                || NUMBER.matcher(line.text()).matches();
    }

    private Furniture.Kind before(int i, HtmlLine line, int title) {
        Furniture.Kind own = among(line, 0);
        if (own != null) {
            return own;
        }
        return i > title && isNamed(i) ? Furniture.Kind.REPEATED_TITLE : Furniture.Kind.NAVIGATION;
    }

    private static Furniture.Kind behind(HtmlLine line) {
        if (FOOTER.matcher(line.text()).find()) {
            return Furniture.Kind.PAGE_FOOTER;
        }
        Furniture.Kind own = among(line, 0);
        if (own != null) {
            return own;
        }
        return line.linkShare() > 0.5 ? Furniture.Kind.NAVIGATION : Furniture.Kind.PAGE_FOOTER;
    }

    /**
     * What a line is that stands in the block and is no text; null where it is text.
     *
     * @param depth its distance from the nearer end of the block
     */
    private static Furniture.@Nullable Kind among(HtmlLine line, int depth) {
        String text = line.text();
        if (line.table != null || text.length() > 120) {
            return null;
        }
        if (ONLY_SHARE.matcher(text).matches()) {
            return Furniture.Kind.SHARE;
        }
        boolean closed = text.strip().endsWith("。");
        if (depth < EDGE && !closed) {
            if (SAID.matcher(text).matches()) {
                return Furniture.Kind.METADATA;
            }
            if (NAVIGATION.matcher(text).matches()) {
                return Furniture.Kind.NAVIGATION;
            }
            if (FOOTER.matcher(text).find() && depth < EDGE / 2) {
                return Furniture.Kind.PAGE_FOOTER;
            }
            if (SHARE.matcher(text).find() && text.length() <= 30 && line.linkShare() > 0.3) {
                return Furniture.Kind.SHARE;
            }
        }
        return null;
    }

    /** Lists of links at the ends of the block, which are no annexes, lead elsewhere. */
    private void links(int first, int end) {
        for (int i = end; i >= first && isLink(lines.get(i)); i--) {
            HtmlLine line = lines.get(i);
            line.kind = line.kind == null ? Furniture.Kind.NAVIGATION : line.kind;
        }
        for (int i = first; i <= end && isLink(lines.get(i)); i++) {
            HtmlLine line = lines.get(i);
            line.kind = line.kind == null ? Furniture.Kind.NAVIGATION : line.kind;
        }
    }

    private static boolean isLink(HtmlLine line) {
        return line.kind != null
                || (line.linkShare() > 0.8
                        && !KEPT.matcher(line.text()).matches()
                        && line.heading() == 0);
    }
}
