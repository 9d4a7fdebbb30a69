package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Place;
import org.tiaowen.document.Script;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands around a document's body by GB/T 9704: title, number, addressee above; signature,
 * date and annexes below.
 *
 * @param title as printed without blanks; empty where none is
 * @param issuers full names; empty where the text names none
 * @param issued date of the signature, else of the adoption
 * @param sinceIssue whether it holds from the day of its issue
 * @param body the blocks between
 */
record Head(
        String title,
        @Nullable String number,
        List<String> issuers,
        @Nullable LocalDate issued,
        @Nullable LocalDate effective,
        boolean sinceIssue,
        List<Block> body) {

    private static final Cue IN_FORCE =
            Cue.of(
                    "(?:^|[。;,)])(?:本[^。,《》]{1,12}|以上[^。,]{0,8}|上述[^。,]{0,8})?(?:由[^。]{2,40}负责解释,)?"
                        + "自((?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日|(?:[^。,]{0,6})(?:发布|公布|印发|下发|签发|颁布)之日)"
                        + "起(?:正式)?(?:施行|实施|执行|生效|试行)");
    private static final Cue SELF =
            Cue.of("^(?:本|以上|上述|自)|[。;)](?:本|以上|上述|自)|现予?(?:公布|发布|颁布|印发|公告|通告)[^。;《》]{0,16},自");

    private static final Cue NUMBER_BEHIND =
            Cue.of("[(（](" + Forms.NUMBER.replace("(?:\\(\\d+\\))?", "") + ")[)）]$");
    private static final Cue NUMBER_FIRST =
            Cue.of("(\\p{IsHan}{1,16}[〔\\[【](?:19|20)\\d{2}[〕\\]】]\\d{1,5}号)(?=.{6})");
    private static final Cue DECIDES = Cue.of("(\\p{IsHan}{2,20}?)决定(?:对|废止|修改)");
    private static final Cue DATE_FIRST =
            Cue.of(
                    "[(]?(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日[,、 ]?([\\p{IsHan}、"
                            + " ]{2,60}?)(?:令|发布|颁布|颁发|印发|公布)?[)]?");

    private static final Cue OF_PROVINCE = Cue.of("省|自治区");

    private static final int TOP = 4;

    Head {
        issuers = List.copyOf(issuers);
        body = List.copyOf(body);
    }

    /**
     * The same, in force from the day that the notice before it gives, where it gives none itself.
     */
    Head since(@Nullable LocalDate day) {
        return effective != null || day == null
                ? this
                : new Head(title, number, issuers, issued, day, sinceIssue, body);
    }

    /** The same, issued by these. */
    Head by(List<String> organs) {
        return new Head(title, number, organs, issued, effective, sinceIssue, body);
    }

    /** Reads heads with the names of places and organs. */
    static final class Reader {
        private final Gazetteer gazetteer;
        private final UnitRegistry units;
        private final Titles titles;

        Reader(Gazetteer gazetteer, UnitRegistry units, Titles titles) {
            this.gazetteer = gazetteer;
            this.units = units;
            this.titles = titles;
        }

        Head read(Splitter.Part part, Map<String, String> frontMatter) {
            List<Block> blocks = part.blocks();
            int from = part.title() + 1;
            String title = from > 0 ? Kinds.unquoted(blocks.get(part.title()).text().chars()) : "";
            String number =
                    part.title() != 0 && part.inferredTitle() == null
                            ? Forms.number(blocks.getFirst().text()).orElse(null)
                            : null;
            if (from == 0 && number != null && blocks.size() > 1) {
                from = 1;
            }
            if (part.title() < 0
                    && part.inferredTitle() == null
                    && !frontMatter.containsKey("title")
                    && looksLikeTitle(blocks.subList(from, blocks.size()))) {
                title = blocks.get(from).text().chars();
                from++;
            }
            Search behind = NUMBER_BEHIND.matcher(title);
            if (number == null && behind.find()) {
                // a page sets the number behind the title
                number = behind.group(1);
                title = title.substring(0, behind.start());
            }
            Search glued = NUMBER_FIRST.matcher(title);
            if (number == null && glued.lookingAt()) {
                number = glued.group(1);
                title = title.substring(glued.end());
            }
            LocalDate above = null;
            History history = new History(units);
            List<String> organsAbove = new ArrayList<>();
            boolean titled = from > 0;
            if (!titled && part.inferredTitle() == null) {
                title = byKey(frontMatter, "title").orElse("");
            }
            int top = Math.min(blocks.size(), from + TOP);
            while (titled && from < top && !blocks.get(from).isRow()) {
                Block block = blocks.get(from);
                Optional<String> found = Forms.number(block.text());
                List<String> named = organs(block);
                if (found.isPresent() && (number == null || number.equals(found.get()))) {
                    number = found.get();
                    // a page sets the day behind the number
                    above = above == null ? Forms.date(block.folded()).orElse(null) : above;
                } else if (Forms.isDate(block.folded())) {
                    above = above == null ? Forms.date(block.folded()).orElse(null) : above;
                } else if (History.isLine(block.folded())) {
                    history.add(block.folded());
                    // of amendments there may be many
                    top = Math.min(blocks.size(), top + 1);
                } else if (!behindDate(block).isEmpty()) {
                    above = above == null ? Forms.date(block.folded()).orElse(null) : above;
                    organsAbove.addAll(behindDate(block));
                } else if (!named.isEmpty()) {
                    organsAbove.addAll(named);
                } else {
                    break;
                }
                from++;
            }
            above = above == null ? history.date().orElse(null) : above;
            number = number == null ? history.number().orElse(null) : number;
            if (organsAbove.isEmpty()) {
                history.organ().ifPresent(organsAbove::add);
            }
            if (from + 1 < blocks.size()
                    && !Forms.isClosed(blocks.get(from).folded())
                    && Forms.isAddressee(blocks.get(from).folded() + blocks.get(from + 1).folded())
                    && Forms.isAddressee(blocks.get(from + 1).folded())
                    && Marker.at(blocks.get(from).text(), 0).isEmpty()) {
                // two lines of one addressee
                from++;
            }
            if (part.inferredTitle() == null
                    && from < blocks.size()
                    && Forms.isAddressee(blocks.get(from).folded())) {
                from++;
            }
            Signature signature = signature(blocks, from);
            List<Block> body = new ArrayList<>(blocks.subList(from, signature.from()));
            body.addAll(blocks.subList(signature.to(), blocks.size()));
            body.removeIf(
                    b ->
                            !b.isRow()
                                    && (Forms.isImprint(b.folded())
                                            || Forms.isRelease(b.folded())));
            List<String> organs =
                    new ArrayList<>(
                            signature.organs().isEmpty() ? organsAbove : signature.organs());
            if (organs.isEmpty()) {
                titles.leadingOrgan(blocks.get(Math.max(0, part.title())).words())
                        .filter(o -> part.title() >= 0)
                        .ifPresent(o -> organs.addAll(List.of(o.split(" "))));
            }
            if (organs.isEmpty() && Forms.isDecree(Text.fold(title))) {
                organs.add(title.substring(0, title.length() - 1));
            }
            if (organs.isEmpty() && number != null && number.indexOf('令') > 0) {
                Optional.of(number.substring(0, number.indexOf('令')))
                        .filter(units::isOrgan)
                        .ifPresent(organs::add);
            }
            if (organs.isEmpty() && !body.isEmpty()) {
                Search decides = DECIDES.matcher(body.getFirst().folded());
                if (decides.lookingAt() && units.isOrgan(decides.group(1))) {
                    organs.add(decides.group(1));
                }
            }
            if (organs.isEmpty()) {
                byKey(frontMatter, "author", "issuer", "发布机构", "制定机关")
                        .ifPresent(o -> organs.addAll(List.of(o.split("[、;；,， ]"))));
            }
            if (number == null) {
                number = byKey(frontMatter, "number", "发文字号", "文号").orElse(null);
            }
            String code = number;
            LocalDate issued =
                    signature.date() != null
                            ? signature.date()
                            : above != null
                                    ? above
                                    : byKey(frontMatter, "date", "publication_date", "发布日期")
                                            .flatMap(Forms::date)
                                            .orElse(null);
            List<String> names = title.isEmpty() ? organs : withTitle(organs, title);
            Place home = place(names).or(() -> province(names, code)).orElse(null);
            List<String> issuers =
                    organs.stream()
                            .map(o -> units.resolve(o, home, issued).name())
                            .distinct()
                            .toList();
            Optional<String> start = start(body);
            boolean sinceIssue = start.filter(s -> s.endsWith("之日")).isPresent();
            LocalDate effective =
                    start.flatMap(Forms::date)
                            .or(() -> Optional.ofNullable(history.since()))
                            .or(() -> sinceIssue ? Optional.ofNullable(issued) : Optional.empty())
                            .or(() -> byKey(frontMatter, "effective_date").flatMap(Forms::date))
                            .orElse(null);
            return new Head(title, number, issuers, issued, effective, sinceIssue, body);
        }

        private static List<String> withTitle(List<String> organs, String title) {
            List<String> all = new ArrayList<>(organs);
            all.add(title);
            return all;
        }

        /** The first place that one of the names begins with or holds. */
        Optional<Place> place(List<String> names) {
            for (String printed : names) {
                String name = Script.simplified(printed);
                for (int i = 0; i + 1 < name.length(); i++) {
                    Optional<Place> place = gazetteer.leading(name.substring(i));
                    if (place.isPresent()) {
                        return place;
                    }
                }
            }
            return Optional.empty();
        }

        /** 省人民政府 under 鄂政发〔2018〕26号 is that of the province whose letter the number begins with. */
        private Optional<Place> province(List<String> names, @Nullable String number) {
            return number != null
                            && names.stream().anyMatch(n -> OF_PROVINCE.matcher(n).lookingAt())
                    ? gazetteer.ofLetter(number.charAt(0))
                    : Optional.empty();
        }

        private static Optional<String> byKey(Map<String, String> fields, String... keys) {
            for (String key : keys) {
                String value = fields.get(key);
                if (value != null && !value.isBlank()) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        }

        /** Blocks {@code from..to} that sign, whom they name and when. */
        private record Signature(int from, int to, List<String> organs, @Nullable LocalDate date) {}

        private Signature signature(List<Block> blocks, int start) {
            for (int i = blocks.size() - 1; i >= start; i--) {
                String text = blocks.get(i).folded();
                if (blocks.get(i).isRow()) {
                    continue;
                }
                if (Forms.isDate(text)) {
                    int from = i;
                    while (from > start
                            && (!organs(blocks.get(from - 1)).isEmpty()
                                    || Forms.isSigner(blocks.get(from - 1).folded()))) {
                        from--;
                    }
                    List<String> organs = new ArrayList<>();
                    for (Block block : blocks.subList(from, i)) {
                        organs.addAll(organs(block));
                    }
                    return new Signature(from, i + 1, organs, Forms.date(text).orElse(null));
                }
                Optional<String> before = Forms.beforeFinalDate(text).filter(units::isOrgan);
                if (before.isPresent()) {
                    return new Signature(
                            i, i + 1, List.of(before.get()), Forms.date(text).orElse(null));
                }
            }
            int from = blocks.size();
            while (from > start + 1 && !organs(blocks.get(from - 1)).isEmpty()) {
                from--;
            }
            List<String> organs = new ArrayList<>();
            for (Block block : blocks.subList(from, blocks.size())) {
                organs.addAll(organs(block));
            }
            return new Signature(from, blocks.size(), organs, null);
        }

        /** 1991年1月23日，国家环保局、能源部发布: older texts name date and organs under the title. */
        private List<String> behindDate(Block block) {
            Search m = DATE_FIRST.matcher(Text.fold(block.words()));
            if (block.isRow() || !m.matches()) {
                return List.of();
            }
            List<String> words = List.of(m.group(1).strip().split("[ 、]+"));
            return words.stream().allMatch(units::isOrgan) ? words : List.of();
        }

        /** The organs that a line of a signature names; none where it is anything else. */
        private List<String> organs(Block block) {
            if (block.isRow() || block.text().length() > 60 || Forms.isClosed(block.folded())) {
                return List.of();
            }
            // 财政部 税务总局 are two; 北 京 市 财 政 局 is one that was spaced out
            List<String> names = new ArrayList<>();
            for (Line line : block.lines()) {
                List<String> words = List.of(line.words().split("[ 、]+"));
                if (words.stream().allMatch(units::isOrgan)) {
                    names.addAll(words);
                } else if (units.isOrgan(line.text().chars())) {
                    names.add(line.text().chars());
                } else {
                    return units.isOrgan(block.text().chars())
                            ? List.of(block.text().chars())
                            : List.of();
                }
            }
            return names;
        }

        /** A first block that heads the text though it ends in no kind-word. */
        private static boolean looksLikeTitle(List<Block> blocks) {
            Block first = blocks.getFirst();
            return blocks.size() > 1
                    && !first.isRow()
                    && first.text().length() <= 60
                    && first.text().length() >= 4
                    && !Forms.isClosed(first.folded())
                    && first.folded().indexOf(',') < 0
                    && Forms.date(first.folded()).isEmpty()
                    && Marker.at(first.text(), 0).isEmpty();
        }

        /** The words between 自 and 起施行 by which the document sets its own beginning; the last. */
        private static Optional<String> start(List<Block> body) {
            String found = null;
            for (Block block : body) {
                int start = Marker.at(block.text(), 0).map(Marker::end).orElse(0);
                String text = block.folded().substring(start).replace(" ", "");
                Search m = IN_FORCE.matcher(text);
                while (m.find() && SELF.matcher(text).find()) {
                    found = m.group(1);
                }
            }
            return Optional.ofNullable(found);
        }
    }
}
