package org.tiaowen.search.lookup;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Responsibility;

import java.util.List;
import java.util.Locale;

/** What a query names. */
public sealed interface Lookup {

    /** Kinds of names. */
    enum Kind {
        NUMBER,
        TITLE,
        PLACE,
        UNIT,
        PINYIN;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What kind of thing is named. */
    Kind kind();

    /**
     * A document by its 文号.
     *
     * @param number in canonical form: {@code 京政发[2021]3号}
     * @param documents the document, and the text that it promulgates; more where two texts share a
     *     number
     */
    record Number(String number, List<KnownDocument> documents) implements Lookup {
        /** Takes a copy. */
        public Number {
            documents = List.copyOf(documents);
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /**
     * A 文号 that no document here has, but that clauses cite.
     *
     * @param number in canonical form
     */
    record CitedNumber(String number) implements Lookup {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /**
     * A document by its title, or by a part of it that no other title has.
     *
     * @param title as the query says it
     * @param documents several where prints or titles are alike
     */
    record Title(String title, List<KnownDocument> documents) implements Lookup {
        /** Takes a copy. */
        public Title {
            documents = List.copyOf(documents);
        }

        @Override
        public Kind kind() {
            return Kind.TITLE;
        }
    }

    /**
     * A place in documents.
     *
     * @param place as the query says it: 第三条第二款
     * @param steps what every entry of the place has, as {@link PlaceSteps} writes it
     */
    record Place(List<KnownDocument> documents, String place, List<String> steps)
            implements Lookup {
        /** Takes copies. */
        public Place {
            documents = List.copyOf(documents);
            steps = List.copyOf(steps);
        }

        @Override
        public Kind kind() {
            return Kind.PLACE;
        }
    }

    /**
     * What a unit is responsible for.
     *
     * @param name as the query says it
     * @param units full names of the units meant; those of several territories where the name tells
     *     none
     * @param role null for any
     * @param documents those in which; empty for all
     */
    record Unit(
            String name,
            List<String> units,
            Responsibility.@Nullable Role role,
            List<KnownDocument> documents)
            implements Lookup {
        /** Takes copies. */
        public Unit {
            units = List.copyOf(units);
            documents = List.copyOf(documents);
        }

        @Override
        public Kind kind() {
            return Kind.UNIT;
        }
    }

    /**
     * Names typed in pinyin that ask for nothing more: they are searched for as words.
     *
     * @param names in characters
     */
    record Spelled(List<String> names) implements Lookup {
        /** Takes a copy. */
        public Spelled {
            names = List.copyOf(names);
        }

        @Override
        public Kind kind() {
            return Kind.PINYIN;
        }
    }

    /**
     * What is named and does not exist here.
     *
     * @param name as the query says it
     * @param documents for a place, the documents that do not have it
     */
    record Absent(Kind kind, String name, List<KnownDocument> documents) implements Lookup {
        /** Takes a copy. */
        public Absent {
            documents = List.copyOf(documents);
        }
    }
}
