package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Cell;
import org.tiaowen.document.Column;
import org.tiaowen.document.Document;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Place;
import org.tiaowen.document.Provision;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which units a document makes responsible for what: those that annotations name, and the one that
 * a sentence names as its doer.
 *
 * <p>An annotation holds for the numbered provision around it, also when it stands in a paragraph
 * of its own. Several annotations of one provision are united: each unit stands once in each role.
 */
public final class ResponsibilityRule {

    /** Roles of provisions whose sentences deal out no work. */
    private static final Set<Role> IDLE =
            EnumSet.of(Role.BACKGROUND, Role.OBJECTIVE, Role.PRINCIPLE, Role.DEFINITION);

    /** The lowest items: 一是, (1), 1), ①. */
    private static final Cue ITEM =
            Cue.of("[一二三四五六七八九十]{1,3}是|[(（]?\\d{1,2}[)）]|[\\u2460-\\u2487]");

    /** Items that have annotations of their own in most documents: 1. */
    private static final Cue NUMBER = Cue.of("\\d{1,3}[.．、]");

    private final UnitRegistry units;
    private final Gazetteer gazetteer;

    /** A rule that brings names to those of this registry. */
    public ResponsibilityRule(UnitRegistry units, Gazetteer gazetteer) {
        this.units = units;
        this.gazetteer = gazetteer;
    }

    /** The responsibilities that the document gives, in its order. */
    public List<Responsibility> of(Document document) {
        Reader reader = new Reader(document);
        Set<String> read = new HashSet<>();
        List<Sentence> sentences = document.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            Sentence next = i + 1 < sentences.size() ? sentences.get(i + 1) : sentence;
            Provision provision =
                    sentence.provision() == null
                            ? null
                            : reader.provisions.get(sentence.provision());
            if (provision != null) {
                read.add(provision.id());
            }
            if (sentence.cell() != null) {
                reader.readCell(sentence, sentence.cell(), provision);
                continue;
            }
            boolean together = Objects.equals(sentence.provision(), next.provision());
            reader.read(Unbroken.of(sentence), provision, together ? next.text() : "");
        }
        for (Provision provision : document.provisions()) {
            if (!read.contains(provision.id()) && !provision.text().isBlank()) {
                reader.read(Unbroken.of(provision), provision, "");
            }
        }
        return reader.found;
    }

    /**
     * How sure a responsibility is, in hundredths: a name printed in full more than one that was
     * filled up, a known one more than a minted one; a label says what it means, a bracket with a
     * verb nearly so, and a sentence is read with most doubt.
     */
    private static double confidence(String rule, ResolvedUnit.Match match) {
        int name =
                switch (match) {
                    case EXACT -> 98;
                    case SHORT -> 94;
                    case CLIPPED -> 88;
                    case SHAPED -> 75;
                    case PRINTED -> 55;
                };
        int doubt = rule.equals("label") ? 0 : rule.equals("bracket") ? 3 : 10;
        return (name - doubt) / 100.0;
    }

    /** One pass over one document. */
    private final class Reader {

        private final Map<String, Provision> provisions = new HashMap<>();
        private final UnitList lists;
        private final Doer doer;
        private final List<Responsibility> found = new ArrayList<>();
        private final Set<List<Object>> known = new HashSet<>();
        private final List<Provision> inOrder;

        /** The rows of tables that say their task themselves. */
        private final Set<String> withTask = new HashSet<>();

        /** Whether the items 1. have annotations of their own; null until somebody asks. */
        private @Nullable Boolean numbersAnnotated;

        /** The last list of the text before, where its bracket was not closed. */
        private @Nullable Naming open;

        private Reader(Document document) {
            for (Sentence sentence : document.sentences()) {
                if (sentence.isIn(Column.TASK)) {
                    withTask.add(String.valueOf(sentence.provision()));
                }
            }
            inOrder = document.provisions();
            inOrder.forEach(p -> provisions.put(p.id(), p));
            Place home =
                    document.jurisdiction() == null
                            ? null
                            : gazetteer.territory(document.jurisdiction()).orElse(null);
            String issuer = document.issuers().size() == 1 ? document.issuers().getFirst() : null;
            Map<String, String> aliases = new ShortNames(units).of(document);
            doer = new Doer(units, aliases.keySet());
            lists = new UnitList(units, gazetteer, home, issuer, document.issued(), aliases);
        }

        /**
         * A cell under 牵头单位 or 配合单位 is a list of units, in which verbs and labels deal out as in
         * any annotation; one under 任务 is read as text.
         */
        private void readCell(Sentence sentence, Cell cell, @Nullable Provision row) {
            open = null;
            Unbroken text = Unbroken.of(sentence);
            switch (cell.column()) {
                case LEAD, SUPPORT -> {
                    Responsibility.Role role =
                            cell.column() == Column.LEAD
                                    ? Responsibility.Role.LEAD
                                    : Responsibility.Role.SUPPORT;
                    List<String> about = new ArrayList<>();
                    if (row != null) {
                        about.add(withTask.contains(row.id()) ? row.id() : held(row));
                    }
                    about.addAll(cell.also());
                    for (Naming naming : Annotations.inCell(text.text(), role)) {
                        about.forEach(id -> add(text, naming, id));
                    }
                }
                case TASK -> {
                    read(text, row, "");
                    open = null;
                }
                case NUMBER, DEADLINE, OTHER -> {}
            }
        }

        /** The nearest provision with a number, from this one outwards. */
        private String held(Provision provision) {
            Provision at = provision;
            while (at != null && at.marker() == null) {
                at = at.parent() == null ? null : provisions.get(at.parent());
            }
            return at == null ? provision.id() : at.id();
        }

        private void read(Unbroken text, @Nullable Provision provision, String next) {
            List<Naming> namings = new ArrayList<>();
            if (open != null) {
                Annotations.continued(open, text.text()).ifPresent(namings::add);
            }
            namings.addAll(Annotations.in(text.text()));
            if (namings.stream().anyMatch(n -> isText(n, text))) {
                namings.clear();
            }
            boolean annotated = false;
            for (Naming naming : namings) {
                annotated |= add(text, naming, holder(provision, text));
            }
            boolean goesOn = !namings.isEmpty() && Annotations.isOpen(text.text());
            open = goesOn ? namings.getLast() : null;
            if (!annotated && (provision == null || !IDLE.contains(provision.role()))) {
                List<Naming> doers = doer.asHeading(text.text(), next);
                for (Naming naming : doers.isEmpty() ? doer.in(text.text()) : doers) {
                    add(text, naming, provision == null ? null : provision.id());
                }
            }
        }

        /**
         * Whether a line that could be a list of units with their verbs is an ordinary sentence.
         */
        private boolean isText(Naming naming, Unbroken text) {
            return naming.rule().equals(Shares.LINE) && lists.read(text, naming).isEmpty();
        }

        private boolean add(Unbroken text, Naming naming, @Nullable String about) {
            List<UnitList.Named> named = lists.read(text, naming);
            for (UnitList.Named one : named) {
                if (known.add(List.of(String.valueOf(about), naming.role(), one.unit().name()))) {
                    found.add(
                            new Responsibility(
                                    one.unit().name(),
                                    one.unit().registered(),
                                    one.unit().successors(),
                                    naming.role(),
                                    text.evidence(
                                            about,
                                            one.start(),
                                            one.end(),
                                            naming.rule(),
                                            confidence(naming.rule(), one.unit().match()))));
                }
            }
            return !named.isEmpty();
        }

        /**
         * Whether an annotation of its own behind the last of the items 1.…3., 一是…三是… or (1)…(3)
         * speaks of them all: none of the others has one.
         */
        private boolean closesItems(Provision item, Unbroken text) {
            if (item.marker() == null
                    || item.parent() == null
                    || !Annotations.standsAlone(text.text())) {
                return false;
            }
            Cue style = ITEM.matcher(item.marker()).matches() ? ITEM : NUMBER;
            List<Provision> items =
                    inOrder.stream()
                            .filter(p -> item.parent().equals(p.parent()))
                            .filter(p -> p.marker() != null && style.matcher(p.marker()).matches())
                            .toList();
            return items.size() > 1
                    && items.getLast().equals(item)
                    && items.subList(0, items.size() - 1).stream().allMatch(p -> !isAnnotated(p))
                    && (style == ITEM || !areNumbersAnnotated());
        }

        private boolean areNumbersAnnotated() {
            Boolean known = numbersAnnotated;
            if (known == null) {
                known = haveNumbersAnnotations();
                numbersAnnotated = known;
            }
            return known;
        }

        /** Whether the items 1. of this document have annotations of their own, each. */
        private boolean haveNumbersAnnotations() {
            Set<String> annotated = new HashSet<>();
            Map<String, Provision> last = new HashMap<>();
            List<Provision> numbers = new ArrayList<>();
            for (Provision p : inOrder) {
                boolean isNumber = p.marker() != null && NUMBER.matcher(p.marker()).matches();
                boolean names = !Annotations.in(Unbroken.of(p).text()).isEmpty();
                if (isNumber && names) {
                    return true;
                }
                if (isNumber) {
                    numbers.add(p);
                    last.put(String.valueOf(p.parent()), p);
                } else if (names && p.marker() == null) {
                    annotated.add(String.valueOf(p.parent()));
                }
            }
            return numbers.stream()
                    .filter(p -> annotated.contains(p.id()))
                    .anyMatch(p -> !p.equals(last.get(String.valueOf(p.parent()))));
        }

        /** Whether a provision or a paragraph of it names units. */
        private boolean isAnnotated(Provision item) {
            return inOrder.stream()
                    .filter(p -> p.equals(item) || item.id().equals(p.parent()))
                    .anyMatch(p -> !Annotations.in(Unbroken.of(p).text()).isEmpty());
        }

        /** The provision that an annotation in this one speaks of. */
        private @Nullable String holder(@Nullable Provision provision, Unbroken text) {
            if (provision == null) {
                return null;
            }
            Provision at = provision;
            while (at != null && at.marker() == null) {
                at = at.parent() == null ? null : provisions.get(at.parent());
            }
            if (at != null) {
                // 三是…。（牵头单位：…）may follow in its own paragraph, a note of (3) not
                boolean apart = at != provision || at.marker() != null && at.marker().endsWith("是");
                return apart && closesItems(at, text) ? String.valueOf(at.parent()) : at.id();
            }
            int index = inOrder.indexOf(provision);
            if (Annotations.fills(text.text())) {
                while (index > 0 && Annotations.fills(Unbroken.of(inOrder.get(index)).text())) {
                    index--;
                }
            }
            return inOrder.get(Math.max(0, index)).id();
        }
    }
}
