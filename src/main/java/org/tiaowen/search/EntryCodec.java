package org.tiaowen.search;

import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Level;
import org.tiaowen.document.Modality;
import org.tiaowen.search.Entry.Document;
import org.tiaowen.search.Entry.Measure;
import org.tiaowen.search.Entry.Named;
import org.tiaowen.search.Entry.Source;
import org.tiaowen.search.Entry.Unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An entry as the bytes of one stored field. A change here changes {@link CommitData#FORMAT}. */
final class EntryCodec {

    private EntryCodec() {}

    static BytesRef encode(Entry entry) {
        var out = new ByteBuffersDataOutput();
        try {
            out.writeString(entry.iri());
            out.writeString(entry.text());
            out.writeString(entry.source().iri());
            out.writeString(entry.source().name());
            write(out, entry.document());
            writeList(out, entry.path(), DataOutput::writeString);
            writeList(out, entry.headings(), DataOutput::writeString);
            out.writeString(entry.citation());
            out.writeVInt(entry.order());
            Measure measure = entry.measure();
            out.writeByte((byte) (measure == null ? 0 : 1));
            if (measure != null) {
                out.writeString(measure.modality().name());
                writeList(out, measure.sectors(), DataOutput::writeString);
                writeList(out, measure.units(), EntryCodec::write);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    static Entry decode(BytesRef bytes) {
        var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        try {
            return new Entry(
                    in.readString(),
                    in.readString(),
                    new Source(in.readString(), in.readString()),
                    readDocument(in),
                    readList(in, DataInput::readString),
                    readList(in, DataInput::readString),
                    in.readString(),
                    in.readVInt(),
                    in.readByte() == 0
                            ? null
                            : new Measure(
                                    Modality.valueOf(in.readString()),
                                    readList(in, DataInput::readString),
                                    readList(in, EntryCodec::readUnit)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused", e);
        }
    }

    private static void write(DataOutput out, Document document) throws IOException {
        out.writeString(document.iri());
        out.writeString(document.title());
        writeNullable(out, document.number());
        out.writeString(document.kind());
        writeList(out, document.issuers(), EntryCodec::write);
        writeNullable(out, document.jurisdiction());
        writeNullable(out, document.level() == null ? null : document.level().name());
        writeNullable(out, document.issued() == null ? null : document.issued().toString());
    }

    private static Document readDocument(DataInput in) throws IOException {
        String iri = in.readString();
        String title = in.readString();
        String number = readNullable(in);
        String kind = in.readString();
        List<Named> issuers = readList(in, EntryCodec::readNamed);
        String jurisdiction = readNullable(in);
        String level = readNullable(in);
        String issued = readNullable(in);
        return new Document(
                iri,
                title,
                number,
                kind,
                issuers,
                jurisdiction,
                level == null ? null : Level.valueOf(level),
                issued == null ? null : LocalDate.parse(issued));
    }

    private static void write(DataOutput out, Named named) throws IOException {
        out.writeString(named.iri());
        out.writeString(named.name());
    }

    private static Named readNamed(DataInput in) throws IOException {
        return new Named(in.readString(), in.readString());
    }

    private static void write(DataOutput out, Unit unit) throws IOException {
        write(out, unit.unit());
        writeList(out, unit.aliases(), DataOutput::writeString);
        out.writeString(unit.role());
    }

    private static Unit readUnit(DataInput in) throws IOException {
        return new Unit(readNamed(in), readList(in, DataInput::readString), in.readString());
    }

    private static void writeNullable(DataOutput out, @Nullable String text) throws IOException {
        out.writeByte((byte) (text == null ? 0 : 1));
        if (text != null) {
            out.writeString(text);
        }
    }

    private static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readByte() == 0 ? null : in.readString();
    }

    private interface Writer<T> {
        void write(DataOutput out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private static <T> void writeList(DataOutput out, List<T> list, Writer<T> writer)
            throws IOException {
        out.writeVInt(list.size());
        for (T value : list) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> readList(DataInput in, Reader<T> reader) throws IOException {
        int size = in.readVInt();
        var list = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.read(in));
        }
        return list;
    }
}
