package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation.Relation;
import org.tiaowen.document.Document;
import org.tiaowen.extract.Titles.Title;
import org.tiaowen.pattern.Cue;

import java.util.List;
import java.util.Optional;

/**
 * What a list does to the documents that it names: 废止下列文件：1.《…》2.《…》. The words that say so stand
 * before the list; each entry begins with a title. Belongs to one document, whose sentences it
 * reads in order.
 */
final class CitationList {

    private static final Cue REPEALING =
            Cue.of(
                    "(?:废止|失效)[^。；;《]{0,24}(?:下列|以下|如下|目录|清单)|(?:下列|(?<![元年月日天人岁个级倍%％‰])以下|如下)[^。；;《“]{0,40}(?:废止|失效)"
                        + "|^(?:附件\\d?[:：]?)?[^。，；;《]{0,24}(?:废止|失效)的?[^。，；;《]{0,24}(?:文件|规章|法规|规定|目录|清单|条例)[^。；;《]{0,12}$");
    private static final Cue AMENDING =
            Cue.of(
                    "修改(?:下列|以下|如下)|(?:下列|(?<![元年月日天人岁个级倍%％‰])以下)[^。；;《“]{0,40}(?:修改|修正)|^[^。，；;《]{0,20}修改的?[^。，；;《]{0,20}(?:文件|规章|法规|目录)[^。；;《]{0,12}$");
    private static final Cue KEEPING = Cue.of("继续有效|予以保留|保留的");
    private static final Cue IN_FORCE =
            Cue.of(
                    "(?<!不再)继续有效|(?:予以)?保留[^。；;《]{0,12}(?:文件|规章|法规|目录)|(?:文件|规章|法规)[^。；;《]{0,12}予以保留");
    private static final Cue REPEALING_TITLE = Cue.of("(?:废止|失效).{0,60}(?:决定|通知|公告|目录|清单|令)$");
    private static final Cue BOTH = Cue.of("修改|修订|修正|继续有效|保留");

    /** How far into a sentence the first title of an entry begins. */
    private static final int ENTRY = 8;

    private @Nullable Relation relation;

    CitationList(Document document) {
        String title = document.title();
        boolean repeals = REPEALING_TITLE.in(title) && !BOTH.in(title);
        relation = repeals ? Relation.REPEALS : null;
    }

    /** What the list does to the titles of this sentence; empty where it is no entry of one. */
    Optional<Relation> relation(String text, List<Title> titles) {
        String before = titles.isEmpty() ? text : text.substring(0, titles.getFirst().start());
        if (KEEPING.in(before)) {
            relation = IN_FORCE.in(before) ? Relation.KEEPS : null;
        } else if (REPEALING.in(before)) {
            relation = Relation.REPEALS;
        } else if (AMENDING.in(before)) {
            relation = Relation.AMENDS;
        }
        boolean entry = !titles.isEmpty() && titles.getFirst().start() <= ENTRY;
        boolean led = !titles.isEmpty() && REPEALING.in(before);
        return entry || led ? Optional.ofNullable(relation) : Optional.empty();
    }
}
