package org.tiaowen.parser;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Furniture.Kind;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a web page adds to the text that was copied from it: the path to the page, when and by
 * whom it was put there, buttons, links to other pages, the site's own foot.
 *
 * <p>After it, no line left over is of these. A line with a full stop is never taken, and neither
 * is a row of a table.
 */
final class WebFurniture {
    private static final int LONGEST = 200;

    /** 您当前的位置：首页 > 政务公开, 首页 | 要闻 | 互动. */
    private static final Cue PATH =
            Cue.of("^[【\\[]?(?:您|你|现在|当前|目前|所在)[^:>。]{0,8}位置[:>].*|^(?:网站|本站)?首页(?:[>|›»/·].*)?$");

    /** What only a page says of itself, in whatever line. */
    private static final String OF_PAGES =
            "索引号|信息索引|信息来源|文章来源|稿件来源|来源|发布机构|发布日期|发布时间|更新时间|生成日期|浏览次数|浏览量|访问量|点击数|点击量|阅读次数|阅读量|字号|字体|字体大小|责任编辑|主题分类|体裁分类|组配分类|信息分类|公开方式|公开时限|标题|信息名称|公文种类|分享到|保护视力色|颁布日期|实施日期|时效性|发文文号|颁布单位|发布单位|发布文号|失效日期|文件来源|所属类别|效力注释|效力级别|公文目录|内容概述|归档时间|生效时间|废止时间|发文日期|发文机构|法规名称|颁布部门|颁布时间|发文标题|发文部门|发文时间|法规类型|所属行业|所属区域|阅读人次|评论人次|页面功能|视力保护色|发布部门|发布字号|文件名称|法规类别";

    /** What a page says of itself; one such label opens the line, or two stand in it. */
    private static final String LABELS =
            OF_PAGES + "|信息发布日期|点击|阅读|编辑|作者|供稿|有效性|打印|发文机关|发文单位|成文日期|发文字号|主题词|生效日期|废止日期";

    private static final String BEHIND_LABEL = "(?:[:】\\]]| ?[|])";

    private static final Cue LABEL = Cue.of("[\\[【(]?(?:" + LABELS + ")" + BEHIND_LABEL);
    private static final Cue TOLD =
            Cue.of(
                    "^[•·●*]*[\\[【(]?(?:"
                            + OF_PAGES
                            + ")"
                            + BEHIND_LABEL
                            + ".*|(?:发文字号|发布文号|文号)? ?[|].*");

    private static final Cue LABELLED = Cue.of("[•·●*]*\\p{IsHan}{2,6}:[^。:]{0,40}");

    /** 【正文】 above the text. */
    private static final Cue BRACKETED =
            Cue.of("[【\\[](?:正文|全文|题注|法规全文|发布内容)[】\\]]|全文|(?:发文|发布|法规)(?:内容|正文):?");

    /** 【章名】 第一章　总则: a data base says of a line what it is. */
    private static final Cue NAMED =
            Cue.of("^[【\\[](?:题注|标题|法规标题|编名|章名|节名|条文|条名|正文|署名|附件|目录)[】\\]] ?(?=.)");

    /** Under which a normative document is registered: HHCR-2023-01005. */
    private static final Cue REGISTERED =
            Cue.of("(?:统一编号|登记号|备案号)?:?[A-Z]{2,8}[-—]\\d{2,4}[-—]\\d{2,7}");

    /** A label with its value and no colon between, in a list. */
    private static final Cue LISTED = Cue.of("[•●] ?(?:" + LABELS + ")[^。]{0,40}");

    /** A label of a list whose value stands on the next line. */
    private static final Cue BULLETED = Cue.of("[•·●] ?\\p{IsHan}{2,8}:");

    /** 索引号 014046317 生成日期 2023-11-21: labels and values that blanks part. */
    private static final Cue PARTED_LABEL =
            Cue.of(
                    "(?:^|(?<= ))(?:"
                            + LABELS
                            + "|文 {0,4}号|标 {0,4}题|名"
                            + " {0,4}称|文件编号|公开日期|公开形式|公开范围|公开程序|效力状[况态]|体裁|分类词|内容概[况览]|关键词)(?="
                            + " \\S)");

    private static final int LONGEST_VALUE = 40;
    private static final int LONGEST_HEAD = 40;

    /** So many labels above a text are a table of facts. */
    private static final int MANY = 3;

    private static final Cue BUTTONS =
            Cue.of(
                    "(?:[【\\[(]?(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页|此页)?|返回(?:顶部|列表|首页|上页)?|分享到?|微信|微博|新浪微博|QQ空间|QQ好友|收藏|字号|字体|大|中|小|纠错|我要纠错|扫一扫在手机打开当前页|扫一扫)[】\\])]?[:、|·/"
                        + " ]*){2,}"
                        + "|[【\\[](?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回顶部|我要纠错|阅读全文|打印全文)[】\\]]|返回顶部|返回列表|打印本页|关闭窗口|扫一扫在手机打开当前页|收藏|分享到?:|(?:相关附件|附件下载|文件下载):?|朗读|点击播报本文|下载地址:.{0,12}|Loading[.…]*");

    /** The switches beside a site's name: 无障碍阅读 | 长者助手 | 繁体版. */
    private static final String SWITCH =
            "(?:无障碍(?:阅读|浏览)?|[繁簡]體(?:版|中文)?|中文|Português|日本語|한국어|长者(?:助手|模式|专区|版)|适老(?:化|版)|关怀(?:版|模式)|繁体(?:版|中文)?|简体(?:版|中文)?|登录|注册|English|EN|智能(?:问答|机器人)|手机版|移动版|微博|微信|邮箱|RSS)[|·/"
                + " ]*";

    /** The name of the site, with its switches or without. */
    private static final Cue MASTHEAD =
            Cue.of(
                    "^\\p{IsHan}{2,20}(?:(?:门户|政府|官方)网站|(?:政务|政府|门户|政务服务)网|信息公开平台)(?:"
                            + SWITCH
                            + ")*$|^(?:"
                            + SWITCH
                            + ")+$|^\\p{IsHan}{2,12}网[-—_|]{1,2}\\p{IsHan}{2,20}$|^\\p{IsHan}{2,24}?(?:"
                            + SWITCH
                            + "){2,}$");

    /** 省政府文件 - 信息公开: the parts of the site that a page lies in. */
    private static final Cue SECTIONS =
            Cue.of(
                    "(?=.*(?:信息公开|政务公开|主动公开|政策文件|政府文件|政策法规|规范性文件|文件库|通知公告|公示公告|门户网站|政府网))\\p{IsHan}{2,24}(?:[-_|>»]\\p{IsHan}{2,24}){1,5}");

    /** The first lines of a page: 法规库 > 地方性法规 > 某省, 某市政务网 | 登录 | 注册. */
    private static final Cue PARTED =
            Cue.of("[^|>›»。:;,]{1,14}(?:(?:>[^|>›»。:;,]{1,14}){2,}|(?:[|][^|>›»。:;,]{1,14}){2,})");

    /** 首页　要闻　政务公开　互动交流: the site's menu, parted by blanks. */
    private static final Cue MENU = Cue.of("(?:网站)?首页(?: +\\p{IsHan}{2,8}){2,}");

    private static final Cue PAGER =
            Cue.of(
                    "^[【\\[]?(?:上一篇|下一篇|上一条|下一条|上一页|下一页|相关文章|相关链接|相关阅读|相关新闻|相关稿件|相关文章|相关解读|解读链接|图解|一图读懂)(?:[】\\]].*|:.*|$)");
    private static final Cue FOOT =
            Cue.of(
                    "版权所有|未经许可不得转载|ICP备\\d|公网安备|网站标识码|网站地图|^(?:主办|承办|维护|技术支持)(?:单位)?[:].*(?:ICP|网站|标识码)|^联系我们$");

    /** These open what stands below the text: behind them there is nothing of it. */
    private static final Cue OPENS_FOOT =
            Cue.of("^[【\\[]?(?:责任编辑|编辑|相关文章|相关链接|相关阅读|相关新闻|相关稿件|相关解读)(?:[】\\]:]|$).*");

    private WebFurniture() {}

    static PageFurniture.Result remove(List<Line> lines) {
        List<Line> kept = new ArrayList<>(lines.size());
        List<Furniture> furniture = new ArrayList<>();
        int foot = foot(lines);
        boolean labelled = false;
        int menu = menu(lines);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean told = TOLD.matcher(line.text().folded()).matches();
            boolean value =
                    i > 0
                            && isBulleted(lines.get(i - 1))
                            && !isBulleted(line)
                            && line.text().length() <= LONGEST_VALUE
                            && line.text().folded().indexOf('。') < 0
                            && Kinds.ofTitle(line.text().folded()).isEmpty();
            boolean above =
                    i < menu
                            && Forms.number(line.text()).isEmpty()
                            && (isParted(line) || Kinds.ofTitle(line.text().folded()).isEmpty());
            boolean first =
                    kept.isEmpty()
                            && line.row() == null
                            && PARTED.matcher(line.text().folded()).matches();
            if (i >= foot
                    || above
                    || first
                    || isOfPage(line)
                    || value
                    || isBulleted(line)
                    || isLabelBelow(line, labelled && kept.isEmpty())) {
                labelled |= told;
                furniture.add(new Furniture(Kind.NAVIGATION, line.text().span()));
            } else {
                kept.add(unnamed(line, furniture));
            }
        }
        return new PageFurniture.Result(kept, furniture);
    }

    /** The line without the name that a data base gives it. */
    private static Line unnamed(Line line, List<Furniture> furniture) {
        Search name = NAMED.matcher(line.text().folded());
        if (line.row() != null || !name.lookingAt()) {
            return line;
        }
        furniture.add(new Furniture(Kind.NAVIGATION, line.text().span(0, name.end())));
        return line.part(name.end(), line.text().length());
    }

    /** Index behind the last label above the text, where a page has some; menus stand above it. */
    private static int menu(List<Line> lines) {
        int last = 0;
        int labels = 0;
        for (int i = 0; i < Math.min(lines.size(), LONGEST_HEAD); i++) {
            Line line = lines.get(i);
            if (line.row() != null || line.text().folded().indexOf('。') >= 0) {
                break;
            }
            if (TOLD.matcher(line.text().folded()).matches()
                    || LISTED.matcher(line.text().folded()).matches()
                    || parted(line) >= 2
                    || labels > 0 && isParted(line)) {
                labels++;
                last = i + 1;
            }
        }
        return labels >= MANY ? last : 0;
    }

    /** Whether a line begins with a label that a blank parts from its value. */
    private static boolean isParted(Line line) {
        return PARTED_LABEL.matcher(Text.fold(line.words())).lookingAt();
    }

    private static boolean isBulleted(Line line) {
        return line.row() == null && BULLETED.matcher(line.text().folded()).matches();
    }

    /** Index of the line that opens the page's foot; the number of lines where none does. */
    private static int foot(List<Line> lines) {
        int foot = lines.size();
        for (int i = lines.size() - 1; i > 0; i--) {
            Line line = lines.get(i);
            if (line.row() != null || line.text().folded().indexOf('。') >= 0) {
                break;
            }
            if (OPENS_FOOT.matcher(line.text().folded()).matches()) {
                foot = i;
            }
        }
        return foot;
    }

    /**
     * Whether a line between the labels at the head of a page is one more of them, of whatever
     * words; a number is the text's own.
     */
    private static boolean isLabelBelow(Line line, boolean labelled) {
        return labelled
                && line.row() == null
                && LABELLED.matcher(line.text().folded()).matches()
                && Forms.number(line.text()).isEmpty();
    }

    private static boolean isOfPage(Line line) {
        String text = line.text().folded();
        if (text.length() > LONGEST || line.row() != null || text.indexOf('。') >= 0) {
            return false;
        }
        return PATH.matcher(text).matches()
                || MENU.matcher(line.words()).matches()
                || TOLD.matcher(text).matches()
                || BUTTONS.matcher(text).matches()
                || BRACKETED.matcher(text).matches()
                || REGISTERED.matcher(text).matches()
                || MASTHEAD.matcher(text).matches()
                || SECTIONS.matcher(text).matches()
                || PAGER.matcher(text).lookingAt()
                || FOOT.matcher(text).find()
                || labels(LABEL, text) >= 2
                || parted(line) >= 2;
    }

    /** How many labels of a line blanks part from their values. */
    private static int parted(Line line) {
        return line.words().indexOf(' ') < 0 ? 0 : labels(PARTED_LABEL, Text.fold(line.words()));
    }

    private static int labels(Cue label, String text) {
        Search m = label.matcher(text);
        int found = 0;
        while (m.find()) {
            found++;
        }
        return found;
    }
}
