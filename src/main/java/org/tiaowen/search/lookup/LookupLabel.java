package org.tiaowen.search.lookup;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;
import org.tiaowen.document.Responsibility.Role;

import java.util.List;
import java.util.stream.Collectors;

/** How a query was understood, in words for people. */
public final class LookupLabel {

    /** Names that are listed before the rest of them is a number. */
    private static final int LISTED = 3;

    private LookupLabel() {}

    /** One line that says what was looked up, or that it does not exist. */
    public static String of(Lookup lookup, Language language) {
        boolean zh = language == Language.ZH;
        return switch (lookup) {
            case Lookup.Number(var number, var documents) ->
                    (zh ? "文号 " : "document number ") + number + titles(documents, zh);
            case Lookup.CitedNumber(var number) ->
                    zh
                            ? "这里没有文号为 " + number + " 的文件；引用它的条文如下"
                            : "no document here has the number "
                                    + number
                                    + "; these clauses cite it";
            case Lookup.Title(_, var documents) -> (zh ? "文件" : "document") + titles(documents, zh);
            case Lookup.Place(var documents, var place, _) ->
                    (zh ? "条款" : "place") + titles(documents, zh) + place;
            case Lookup.Unit(var name, var units, var role, var documents) ->
                    unit(units.size() > LISTED ? List.of(name) : units, role, zh)
                            + (documents.isEmpty() ? "" : titles(documents, zh));
            case Lookup.Spelled(var names) ->
                    zh
                            ? "按拼音读作" + String.join("、", names)
                            : "read as pinyin: " + String.join(", ", names);
            case Lookup.Absent(var kind, var name, var documents) ->
                    absent(kind, name, documents, zh);
        };
    }

    private static String unit(List<String> units, @Nullable Role role, boolean zh) {
        String names = String.join(zh ? "、" : ", ", units);
        if (role == null) {
            return zh ? names + "的任务" : "duties of " + names;
        }
        return switch (role) {
            case LEAD -> zh ? names + "牵头或负责" : names + " in the lead";
            case SUPPORT -> zh ? names + "配合" : names + " in support";
        };
    }

    private static String absent(
            Lookup.Kind kind, String name, List<KnownDocument> documents, boolean zh) {
        return switch (kind) {
            case NUMBER ->
                    zh ? "这里没有文号为 " + name + " 的文件" : "no document here has the number " + name;
            case TITLE -> zh ? "这里没有题为" + name + "的文件" : "no document here has the title " + name;
            case PLACE ->
                    zh
                            ? titles(documents, true) + "没有" + name
                            : "there is no " + name + " in" + titles(documents, false);
            case PINYIN -> name; // what is spelled is there
            case UNIT ->
                    zh
                            ? "没有读出由" + name + "负责或配合的条文；以下按词检索"
                            : "no clause was read to name "
                                    + name
                                    + " as responsible; these are found by words";
        };
    }

    private static String titles(List<KnownDocument> documents, boolean zh) {
        List<String> titles = documents.stream().map(KnownDocument::title).distinct().toList();
        String listed =
                titles.stream()
                        .limit(LISTED)
                        .map(title -> "《" + title + "》")
                        .collect(Collectors.joining(zh ? "、" : ", "));
        String start = zh ? "" : " ";
        return titles.size() <= LISTED
                ? start + listed
                : start + listed + (zh ? "等" + titles.size() + "份" : " and others");
    }
}
