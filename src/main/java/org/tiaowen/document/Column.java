package org.tiaowen.document;

import org.tiaowen.pattern.Cue;

/**
 * What a column of a table of tasks says, told by the words of its heading.
 *
 * <p>The words are those by which governments head the columns of a 任务分工表 or 责任清单: 序号, 重点任务, 牵头单位,
 * 配合单位, 完成时限 and their like.
 */
public enum Column {
    /** 序号, 编号. */
    NUMBER,
    /** 任务, 事项, 举措, 重点工作: what is to be done. */
    TASK,
    /** 牵头单位, 责任部门: who does it. */
    LEAD,
    /** 配合单位, 参与部门: who helps. */
    SUPPORT,
    /** 完成时限, 时间节点, 进度安排: by when. */
    DEADLINE,
    /** Anything else: 备注, 目标, 责任人, an amount. */
    OTHER;

    private static final int LONGEST = 24;
    private static final String UNITS = "(?:单位|部门|处室|科室|机构|机关|主体|地区|区县|县区|县市区?|委办局|街道|企业)";
    private static final Cue NUMBERS = Cue.of("序号?|编号|项号|顺序|№|(?i:no\\.?)");
    private static final Cue PERSONS = Cue.of(".*(?:责任人|领导|联系|电话|负责人|签字|审核|包联|备注|说明).*");
    private static final Cue SUPPORTS =
            Cue.of(
                    "[^()]{0,6}(?:配合|协办|协同|协助|协作|参与|参加|支持|联办)"
                            + UNITS
                            + "?(?:\\(.*\\))?|其他(?:责任)?(?:单位|部门)");
    private static final Cue LEADS =
            Cue.of(
                    "[^()]{0,6}(?:责任|牵头|主责|主办|主管|承办|承担|落实|实施|负责|组织|执行|推进)(?:[及和与、/]?(?:责任|牵头|配合|协办|参与|实施|落实))*"
                            + UNITS
                            + "(?:[及和与、/].{0,8})?(?:\\(.*\\))?|牵头|责任|主责|主办|(?:责任|任务|职责|工作)分工|部门");
    private static final Cue DEADLINES =
            Cue.of(
                    "(?:计划|预计|预期|要求|任务|工作|整改|推进|实施|落实|出台|目标|启动|起止|时序)*(?:完成|办结|达成)?的?(?:时限|时间|期限|日期|节点|进度)+"
                        + "(?:节点|安排|要求|表|计划|进度)*(?:\\(.*\\))?");
    private static final Cue TASKS =
            Cue.of(
                    "[^()]{0,10}(?:任务|事项|举措|措施|内容|工作|要点|行动|做法|项目|(?:任务|事项|措施|举措|项目|工作)(?:名称|分解|清单|要求|安排|描述|细化))"
                        + "(?:\\(.*\\))?");
    private static final Cue STRONG = Cue.of(".*(?:任务|举措|措施|重点工作|工作内容|工作要点|重点事项|工作事项).*");

    /**
     * What a column of this heading says, in a table of tasks.
     *
     * @param heading as printed; blanks and the width of brackets do not count
     */
    public static Column of(String heading) {
        String text =
                Script.simplified(heading.replaceAll("[\\s\\u00a0\\u3000*]+", ""))
                        .replace('（', '(')
                        .replace('）', ')');
        if (text.isEmpty() || text.length() > LONGEST) {
            return OTHER;
        }
        if (NUMBERS.matcher(text).matches()) {
            return NUMBER;
        }
        if (PERSONS.matcher(text).matches()) {
            return OTHER;
        }
        if (SUPPORTS.matcher(text).matches()) {
            return SUPPORT;
        }
        if (LEADS.matcher(text).matches()) {
            return LEAD;
        }
        if (DEADLINES.matcher(text).matches()) {
            return DEADLINE;
        }
        return TASKS.matcher(text).matches() ? TASK : OTHER;
    }

    /** Whether the heading of a task column says so by itself: 主要任务, not 事项 or 内容. */
    public static boolean isPlainTask(String heading) {
        return STRONG.matcher(heading.replaceAll("[\\s\\u00a0\\u3000]+", "")).matches();
    }
}
