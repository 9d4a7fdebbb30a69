package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.document.Span;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.source.Line;
import org.tiaowen.source.SourceText;
import org.tiaowen.source.Text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads a source: which documents it holds, and how each is built. Thread-safe.
 *
 * <p>It never refuses a text: what cannot be read as meant is read as it can be and reported.
 */
public final class PolicyParser {
    private static final Cue CENTRAL =
            Cue.of(
                    "(?:(?:国务院|中共中央|中央|全国人|最高人民|中华人民共和国).*|.*(?:总局|总署)|[^省市区县]{2,12}部|国家[^省市区县]{2,14}(?:局|委员会|委)"
                        + "|中国(?:人民银行|证券监督管理委员会|银行保险监督管理委员会))(?:办公厅|办公室|综合司)?");

    /** 现将…印发给你们: by this a text without a title is a notice. */
    private static final Cue SENT_TO_YOU = Cue.of("(?:印发|转发|批转|下发)给?你们");

    private static final Cue SENDS = Cue.of("(?:[、和及与]?《[^。》]*》)*[^。《]{0,40}(?:印发|下发|发布|公布|转发|批转)");

    private final Gazetteer gazetteer;
    private final Titles titles;
    private final UnitRegistry units;
    private final Head.Reader heads;

    /** A parser that knows these places and organs. */
    public PolicyParser(Gazetteer gazetteer, UnitRegistry units) {
        this.gazetteer = gazetteer;
        this.units = units;
        this.titles = new Titles(gazetteer, units);
        this.heads = new Head.Reader(gazetteer, units, titles);
    }

    /** Reads a source. */
    public ParsedSource parse(SourceText source) {
        List<Furniture> furniture = new ArrayList<>(source.furniture());
        List<Problem> problems = new ArrayList<>(source.problems());
        PageFurniture.Result web = WebFurniture.remove(source.lines());
        PageHead.Result page = PageHead.remove(units, source.lines(), web.lines());
        PageFurniture.Result pages = PageFurniture.remove(page.lines());
        PageFurniture.Result contents = Contents.remove(pages.lines());
        furniture.addAll(web.furniture());
        furniture.addAll(page.furniture());
        furniture.addAll(pages.furniture());
        furniture.addAll(contents.furniture());
        Tables tables = Tables.read(source.tables(), contents.lines());
        furniture.addAll(tables.furniture());
        if (tables.lines().isEmpty()) {
            return new ParsedSource(source, List.of(), furniture, problems);
        }
        List<Line> restored = OneLine.cut(units, tables.lines());
        List<Block> blocks = new Reflow(titles, tables).blocks(restored);
        Splitter.Result split = new Splitter(units, blocks).split();
        furniture.addAll(split.furniture());
        List<Document> documents = documents(source, page.fields(), split.parts(), problems);
        furniture.sort((a, b) -> a.span().compareTo(b.span()));
        return new ParsedSource(source, documents, furniture, problems);
    }

    private List<Document> documents(
            SourceText source,
            Map<String, String> page,
            List<Splitter.Part> parts,
            List<Problem> problems) {
        // which documents there are is known: all processors read them
        List<Head> read =
                IntStream.range(0, parts.size())
                        .parallel()
                        .mapToObj(
                                i -> {
                                    // a page speaks of the text that comes first, front matter of
                                    // the whole file
                                    Map<String, String> fields =
                                            new HashMap<>(i == 0 ? page : Map.of());
                                    fields.putAll(
                                            parts.size() == 1 ? source.frontMatter() : Map.of());
                                    return heads.read(parts.get(i), fields);
                                })
                        .toList();
        List<Integer> covers = covers(parts, read);
        List<Head> shared = shareWithCovers(read, covers);
        nameAsAtHome(shared, covers);
        Place common = common(shared).orElse(null);
        List<Document> documents =
                IntStream.range(0, parts.size())
                        .parallel()
                        .mapToObj(i -> document(source, parts, shared, covers, i, common))
                        .toList();
        for (int i = 0; i < parts.size(); i++) {
            report(problems, parts.get(i).blocks().getFirst().first().number(), documents.get(i));
        }
        return documents;
    }

    private Document document(
            SourceText source,
            List<Splitter.Part> parts,
            List<Head> read,
            List<Integer> covers,
            int i,
            @Nullable Place common) {
        Splitter.Part part = parts.get(i);
        Head head = read.get(i);
        String inferred = part.inferredTitle();
        String title = inferred == null ? head.title() : inferred;
        boolean given =
                part.title() < 0
                        && !title.equals(part.blocks().getFirst().text().chars())
                        && !title.isEmpty();
        Assembler.Result tree = Assembler.assemble(Outline.of(head.body()));
        Optional<Place> place = place(head, title).or(() -> Optional.ofNullable(common));
        Span span =
                part.blocks().stream().map(b -> b.text().span()).reduce(Span::cover).orElseThrow();
        return new Document(
                source.name(),
                i + 1,
                kind(title, head),
                title,
                given,
                head.number(),
                head.issuers(),
                place.map(gazetteer::officialName).orElse(null),
                place.map(Place::level).orElse(null),
                head.issued(),
                head.effective(),
                covers.get(i) < 0 ? null : covers.get(i) + 1,
                span,
                tree.provisions(),
                tree.sentences());
    }

    private static void report(List<Problem> problems, int line, Document document) {
        List<String> title = List.of(document.title());
        if (document.provisions().isEmpty()) {
            problems.add(
                    new Problem(
                            Problem.Severity.WARNING,
                            ProblemCode.BODY_LOST,
                            title,
                            line,
                            document.span()));
        } else if (document.provisions().stream().allMatch(p -> p.marker() == null)
                && Promulgation.title(Text.fold(document.title())).isEmpty()) {
            problems.add(
                    new Problem(
                            Problem.Severity.INFO,
                            ProblemCode.UNNUMBERED,
                            title,
                            line,
                            document.span()));
        }
    }

    private static String kind(String title, Head head) {
        if (isDecree(title, head)) {
            return "令";
        }
        Optional<String> kind = Kinds.ofTitle(Text.fold(title));
        if (kind.isPresent()) {
            return kind.get();
        }
        return head.body().stream()
                .limit(4)
                .flatMap(b -> Kinds.ofIntroduction(b.folded()).stream())
                .findFirst()
                .orElseGet(() -> title.isEmpty() && isNotice(head) ? "通知" : "");
    }

    /** The number of a decree under the title of what it makes public: 政府令〔2010〕第15号. */
    private static boolean isDecree(String title, Head head) {
        return head.number() != null
                && head.number().indexOf('令') > 0
                && head.body().stream()
                        .limit(1)
                        .flatMap(b -> Forms.announced(b.folded()).stream())
                        .anyMatch(named -> bare(named).equals(bare(title)));
    }

    private static boolean isNotice(Head head) {
        return head.body().stream().limit(4).anyMatch(b -> SENT_TO_YOU.in(b.folded()));
    }

    /** For each document the index of the notice or reply before it that covers it; -1 for none. */
    private static List<Integer> covers(List<Splitter.Part> parts, List<Head> read) {
        List<Integer> covers = new ArrayList<>();
        int notice = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean covered =
                    i > 0
                            && (parts.get(i).inferredTitle() != null
                                    || names(
                                            parts.get(i - 1),
                                            read.get(i - 1),
                                            read.get(i).title()));
            // annexes come one behind the other, all of the same notice
            if (i > 1 && !parts.get(i - 1).annex()) {
                notice = i - 1;
            }
            boolean approved =
                    i > 1
                            && parts.get(i).inferredTitle() != null
                            && names(
                                    parts.get(i - 2),
                                    read.get(i - 2),
                                    Optional.ofNullable(parts.get(i).inferredTitle()).orElse(""));
            // a resolution that approves a statute stands between it and what makes it public
            int before = approved ? i - 2 : covered ? i - 1 : notice;
            boolean annexed =
                    i > 0
                            && parts.get(i).annex()
                            && read.get(i).issuers().isEmpty()
                            && read.get(i).issued() == null;
            covers.add(covered || annexed ? before : -1);
        }
        return covers;
    }

    /** Whether a notice or reply names a title, in its own title or as its annex. */
    private static boolean names(Splitter.Part notice, Head head, String title) {
        String wanted = bare(title);
        if (wanted.length() < 4) {
            return false;
        }
        boolean announced =
                head.body().stream()
                        .flatMap(b -> Forms.announced(b.folded()).stream())
                        .findFirst()
                        .filter(named -> bare(named).equals(wanted))
                        .isPresent();
        if (announced || Forms.isDecree(Text.fold(head.title()))) {
            return announced;
        }
        String quoted = "《" + Text.fold(title).replace(" ", "") + "》";
        if (head.body().stream().anyMatch(b -> sends(b.folded(), quoted))) {
            return true;
        }
        Optional<String> promulgated = Promulgation.title(Text.fold(head.title()));
        if (promulgated.isPresent() && alike(bare(promulgated.get()), wanted)) {
            return true;
        }
        return bare(head.title()).contains(wanted)
                || notice.blocks().stream()
                        .filter(b -> Forms.isAnnexReference(b.folded()))
                        .anyMatch(b -> bare(b.folded()).contains(wanted));
    }

    /** 现将《…》印发给你们: whether a paragraph sends a text out. */
    private static boolean sends(String folded, String quoted) {
        int at = folded.indexOf(quoted);
        return at >= 0
                && SENDS.matcher(folded).region(at + quoted.length(), folded.length()).lookingAt();
    }

    private static String bare(String title) {
        return Text.fold(title)
                .replaceAll("\\((?:试 ?行|暂 ?行|修订|修正)\\)$", "")
                .replaceAll("[\\s《》〈〉“”\"()的]", "");
    }

    private static boolean alike(String a, String b) {
        return a.equals(b) || a.endsWith(b) || b.endsWith(a);
    }

    /** A covered text takes issuers and date from its notice, and the other way round. */
    private static List<Head> shareWithCovers(List<Head> read, List<Integer> covers) {
        List<Head> shared = new ArrayList<>(read);
        for (int i = 0; i < read.size(); i++) {
            if (covers.get(i) >= 0) {
                Head text = shared.get(i);
                Head notice = shared.get(covers.get(i));
                shared.set(i, completed(text, notice).since(notice.effective()));
                shared.set(covers.get(i), completed(notice, text));
            }
        }
        return shared;
    }

    /** 省劳动厅 above a text that names no place is of the province whose notice covers it. */
    private void nameAsAtHome(List<Head> read, List<Integer> covers) {
        for (int i = 0; i < read.size(); i++) {
            Head head = read.get(i);
            if (covers.get(i) < 0 || place(head, head.title()).isPresent()) {
                continue;
            }
            Head notice = read.get(covers.get(i));
            Place home = place(notice, notice.title()).orElse(null);
            List<String> issuers =
                    head.issuers().stream()
                            .map(o -> units.resolve(o, home, head.issued()).name())
                            .distinct()
                            .toList();
            read.set(i, head.by(issuers));
        }
    }

    private static Head completed(Head head, Head other) {
        boolean unsigned = head.issuers().isEmpty();
        LocalDate issued = head.issued() == null ? other.issued() : head.issued();
        return new Head(
                head.title(),
                head.number(),
                unsigned ? other.issuers() : head.issuers(),
                issued,
                head.effective() == null && head.sinceIssue() ? issued : head.effective(),
                head.sinceIssue(),
                head.body());
    }

    /** The territory that most of a source's documents name. */
    private Optional<Place> common(List<Head> read) {
        Map<Place, Integer> votes = new HashMap<>();
        for (Head head : read) {
            place(head, head.title()).ifPresent(p -> votes.merge(p, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<Place, Integer>comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** The territory that a document governs: its issuers', else the one that its title names. */
    private Optional<Place> place(Head head, String title) {
        for (String issuer : head.issuers()) {
            Optional<Place> zone = gazetteer.zoneOf(issuer);
            if (zone.isPresent()) {
                return zone;
            }
            Optional<Place> place = heads.place(List.of(issuer));
            if (place.isPresent() && place.get().level() != Level.NATIONAL) {
                return place;
            }
            if (CENTRAL.matcher(issuer).matches()) {
                return gazetteer.ofCode("000000");
            }
        }
        return heads.place(List.of(title));
    }
}
