package org.tiaowen;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Expiry;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Language;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Problem;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Script;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.document.Zone;
import org.tiaowen.parser.ParsedSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The JSON Lines of {@code extract}: an object a document, then one a source. */
final class ExtractJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExtractJson() {}

    /**
     * One document.
     *
     * @param corrections those that were carried out in it
     * @param iri gives the address of a document of the same source by its {@code seq}
     * @param target gives what a citation points at in the same source
     */
    static ObjectNode document(
            Document document,
            Facts facts,
            List<Correction> corrections,
            Function<Integer, String> iri,
            Function<Citation, List<String>> target) {
        ObjectNode out = JSON.createObjectNode();
        out.put("source", document.source());
        out.put("seq", document.seq());
        out.put("iri", iri.apply(document.seq()));
        out.put("kind", document.kind());
        out.put("title", document.title());
        out.put("titleInferred", document.titleInferred());
        out.put("number", document.number());
        UnaryOperator<String> written = Script.of(document);
        ArrayNode issuers = out.putArray("issuers");
        document.issuers().stream().map(written).forEach(issuers::add);
        out.put("jurisdiction", document.jurisdiction());
        out.put("level", document.level() == null ? null : document.level().label());
        out.put("issued", text(document.issued()));
        out.put("effective", text(document.effective()));
        Integer notice = document.promulgatedBy();
        out.put("promulgatedBy", notice == null ? null : iri.apply(notice));
        span(out, document.span());
        ArrayNode provisions = out.putArray("provisions");
        for (Provision p : document.provisions()) {
            ObjectNode node = provisions.addObject();
            node.put("id", p.id());
            node.put("parent", p.parent());
            node.put("marker", p.marker());
            node.put("heading", p.heading());
            node.put("text", p.text());
            node.put("role", p.role().label());
            span(node, p.span());
        }
        Map<String, Sentence> byId = new HashMap<>();
        ArrayNode sentences = out.putArray("sentences");
        for (Sentence s : document.sentences()) {
            byId.put(s.id(), s);
            ObjectNode node = sentences.addObject();
            node.put("id", s.id());
            node.put("provision", s.provision());
            node.put("text", s.text());
            if (s.cell() != null) {
                node.put("column", s.cell().header());
            }
            span(node, s.span());
        }
        facts(out, facts, byId, target, written);
        ArrayNode corrected = out.putArray("corrections");
        corrections.forEach(c -> correction(corrected.addObject(), c));
        return out;
    }

    private static void correction(ObjectNode node, Correction c) {
        node.put("id", c.id());
        node.put("action", c.action().label());
        node.put("field", c.field());
        node.put("provision", c.provision());
        node.put("sentence", c.sentence());
        node.put("before", c.before());
        node.put("after", c.after());
        node.put("by", c.by());
        node.put("date", text(c.date()));
        node.put("note", c.note());
        node.put("file", c.file());
        node.put("line", c.line());
    }

    private static void facts(
            ObjectNode out,
            Facts facts,
            Map<String, Sentence> sentences,
            Function<Citation, List<String>> target,
            UnaryOperator<String> written) {
        ArrayNode measures = out.putArray("measures");
        for (Measure m : facts.measures()) {
            ObjectNode node = measures.addObject();
            node.put("id", m.evidence().sentence());
            node.put("provision", m.evidence().provision());
            Sentence sentence = sentences.get(m.evidence().sentence());
            node.put("text", sentence == null ? m.evidence().surface() : sentence.text());
            node.put("modality", m.modality().label());
            ArrayNode sectors = node.putArray("sectors");
            ArrayNode sure = node.putArray("sectorConfidence");
            for (Measure.SectorVote vote : m.sectors()) {
                sectors.add(vote.notation());
                sure.add(Math.round(vote.confidence() * 100) / 100.0);
            }
            because(node, m.evidence());
        }
        ArrayNode units = out.putArray("units");
        for (Responsibility r : facts.responsibilities()) {
            ObjectNode node = fact(units, r.evidence());
            node.put("unit", written.apply(r.unit()));
            node.put("registered", r.registered());
            node.put("role", r.role().label());
            node.put("surface", r.evidence().surface());
            because(node, r.evidence());
        }
        ArrayNode deadlines = out.putArray("deadlines");
        for (Deadline d : facts.deadlines()) {
            ObjectNode node = fact(deadlines, d.evidence());
            node.put("text", d.evidence().surface());
            node.put("value", d.value());
            node.put("kind", d.recurring() ? "recurring" : "deadline");
            because(node, d.evidence());
        }
        ArrayNode quantities = out.putArray("quantities");
        for (Quantity q : facts.quantities()) {
            ObjectNode node = fact(quantities, q.evidence());
            node.put("text", q.evidence().surface());
            node.put("value", q.value());
            node.put("unit", q.unit());
            node.put("comparator", q.comparator());
            node.put("of", q.of());
            because(node, q.evidence());
        }
        ArrayNode zones = out.putArray("zones");
        for (Zone z : facts.zones()) {
            ObjectNode node = fact(zones, z.evidence());
            node.put("name", z.name());
            node.put("kind", z.kind());
            because(node, z.evidence());
        }
        ArrayNode beneficiaries = out.putArray("beneficiaries");
        for (Beneficiary b : facts.beneficiaries()) {
            ObjectNode node = fact(beneficiaries, b.evidence());
            node.put("name", b.name());
            because(node, b.evidence());
        }
        citations(out.putArray("citations"), facts.citations(), target);
        citations(out.putArray("references"), facts.references(), target);
        ArrayNode expiries = out.putArray("expiries");
        for (Expiry e : facts.expiries()) {
            ObjectNode node = fact(expiries, e.evidence());
            node.put("text", e.evidence().surface());
            node.put("until", e.until().toString());
            because(node, e.evidence());
        }
    }

    private static void citations(
            ArrayNode out, List<Citation> citations, Function<Citation, List<String>> target) {
        for (Citation c : citations) {
            ObjectNode node = fact(out, c.evidence());
            node.put("relation", c.relation().plain().label());
            if (c.relation() == Citation.Relation.KEEPS) {
                node.put("keepsInForce", true);
            }
            if (c.relation() == Citation.Relation.AMENDS) {
                node.put("amends", true);
            }
            node.put("title", c.title());
            node.put("number", c.number());
            node.put("place", c.place());
            List<String> targets = target.apply(c);
            node.put("target", targets.isEmpty() ? null : targets.getFirst());
            ArrayNode all = node.putArray("targets");
            targets.forEach(all::add);
            because(node, c.evidence());
        }
    }

    /** What a source holds beside its documents; problems in words of that language. */
    static ObjectNode source(ParsedSource parsed, List<Problem> found, Language language) {
        ObjectNode out = JSON.createObjectNode();
        out.put("source", parsed.source().name());
        ArrayNode furniture = out.putArray("furniture");
        for (Furniture f : parsed.furniture()) {
            ObjectNode node = furniture.addObject();
            node.put("kind", f.kind().label());
            span(node, f.span());
        }
        ArrayNode problems = out.putArray("problems");
        for (Problem p : found) {
            ObjectNode node = problems.addObject();
            node.put("severity", p.severity().name().toLowerCase(java.util.Locale.ROOT));
            node.put("code", p.code().label());
            node.put("message", p.message(language));
            node.put("line", p.line());
            if (p.span() != null) {
                span(node, p.span());
            }
        }
        return out;
    }

    private static ObjectNode fact(ArrayNode facts, Evidence evidence) {
        ObjectNode node = facts.addObject();
        node.put("provision", evidence.provision());
        node.put("sentence", evidence.sentence());
        return node;
    }

    private static void because(ObjectNode node, Evidence evidence) {
        span(node, evidence.span());
        node.put("rule", evidence.rule());
        node.put("confidence", evidence.confidence());
        if (evidence.correction() != null) {
            node.put("correction", evidence.correction());
        }
    }

    private static void span(ObjectNode node, Span span) {
        node.put("start", span.start());
        node.put("end", span.end());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
