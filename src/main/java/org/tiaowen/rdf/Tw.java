package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Modality;

/**
 * The terms of the vocabulary, as {@code ontology/tiaowen.ttl} defines them. Written like Jena's
 * own vocabulary classes: a class begins with a capital, a property with a small letter.
 */
public final class Tw {

    /** Namespace of the vocabulary. */
    public static final String NS = "https://w3id.org/tiaowen/ns#";

    // Classes
    public static final Node Source = term("Source");
    public static final Node Document = term("Document");
    public static final Node Provision = term("Provision");
    public static final Node Sentence = term("Sentence");
    public static final Node Measure = term("Measure");
    public static final Node Fact = term("Fact");
    public static final Node Responsibility = term("Responsibility");
    public static final Node Deadline = term("Deadline");
    public static final Node Quantity = term("Quantity");
    public static final Node Citation = term("Citation");
    public static final Node Expiry = term("Expiry");
    public static final Node Zone = term("Zone");
    public static final Node Beneficiary = term("Beneficiary");
    public static final Node Unit = term("Unit");
    public static final Node Sector = term("Sector");
    public static final Node Modality = term("Modality");
    public static final Node Validity = term("Validity");
    public static final Node Furniture = term("Furniture");
    public static final Node Problem = term("Problem");

    // A source, and what the store says of a named graph
    public static final Node name = term("name");
    public static final Node sha256 = term("sha256");
    public static final Node fingerprint = term("fingerprint");
    public static final Node revision = term("revision");
    public static final Node originUrl = term("originUrl");
    public static final Node ingested = term("ingested");
    public static final Node documentCount = term("documentCount");
    public static final Node provisionCount = term("provisionCount");
    public static final Node sentenceCount = term("sentenceCount");
    public static final Node measureCount = term("measureCount");
    public static final Node linkedUnitCount = term("linkedUnitCount");
    public static final Node unlinkedUnitCount = term("unlinkedUnitCount");
    public static final Node problemCount = term("problemCount");
    public static final Node message = term("message");
    public static final Node code = term("code");
    public static final Node severity = term("severity");
    public static final Node line = term("line");

    // A document
    public static final Node title = term("title");
    public static final Node titleInferred = term("titleInferred");
    public static final Node number = term("number");
    public static final Node kind = term("kind");
    public static final Node issuer = term("issuer");
    public static final Node jurisdiction = term("jurisdiction");
    public static final Node level = term("level");
    public static final Node issued = term("issued");
    public static final Node effective = term("effective");
    public static final Node promulgatedBy = term("promulgatedBy");
    public static final Node inSource = term("inSource");
    public static final Node seq = term("seq");
    public static final Node key = term("key");

    // Provisions and sentences
    public static final Node document = term("document");
    public static final Node partOf = term("partOf");
    public static final Node marker = term("marker");
    public static final Node heading = term("heading");
    public static final Node text = term("text");
    public static final Node column = term("column");
    public static final Node role = term("role");
    public static final Node start = term("start");
    public static final Node end = term("end");

    // A measure
    public static final Node modality = term("modality");
    public static final Node sector = term("sector");
    public static final Node primarySector = term("primarySector");
    public static final Node responsibleUnit = term("responsibleUnit");
    public static final Node leadUnit = term("leadUnit");
    public static final Node supportingUnit = term("supportingUnit");
    public static final Node deadline = term("deadline");
    public static final Node zone = term("zone");
    public static final Node beneficiary = term("beneficiary");

    // Evidence
    public static final Node about = term("about");
    public static final Node sentence = term("sentence");
    public static final Node surface = term("surface");
    public static final Node rule = term("rule");
    public static final Node confidence = term("confidence");

    // Facts
    public static final Node unit = term("unit");
    public static final Node registered = term("registered");
    public static final Node succeededBy = term("succeededBy");
    public static final Node value = term("value");
    public static final Node recurring = term("recurring");
    public static final Node unitOfMeasure = term("unitOfMeasure");
    public static final Node comparator = term("comparator");
    public static final Node quantityOf = term("quantityOf");
    public static final Node zoneKind = term("zoneKind");
    public static final Node relation = term("relation");
    public static final Node citedTitle = term("citedTitle");
    public static final Node citedNumber = term("citedNumber");
    public static final Node citedPlace = term("citedPlace");
    public static final Node target = term("target");

    // Between documents
    public static final Node cites = term("cites");
    // `implements` is a word of the language.
    public static final Node implementsDocument = term("implements");
    public static final Node forwards = term("forwards");
    public static final Node promulgates = term("promulgates");
    public static final Node repeals = term("repeals");
    public static final Node amends = term("amends");
    public static final Node keeps = term("keeps");
    public static final Node keptBy = term("keptBy");
    public static final Node copyOf = term("copyOf");
    public static final Node repealedBy = term("repealedBy");
    public static final Node repealedOn = term("repealedOn");
    public static final Node amendedBy = term("amendedBy");
    public static final Node validUntil = term("validUntil");
    public static final Node validity = term("validity");

    // Sectors
    public static final Node industry = term("industry");
    public static final Node strongTerm = term("strongTerm");
    public static final Node term = term("term");
    public static final Node weakTerm = term("weakTerm");
    public static final Node organ = term("organ");
    public static final Node forModality = term("forModality");
    public static final Node forRole = term("forRole");
    public static final Node neutralTerm = term("neutralTerm");

    // Corrections
    public static final Node Correction = term("Correction");
    public static final Node action = term("action");
    public static final Node field = term("field");
    public static final Node correctedTo = term("correctedTo");
    public static final Node correctedOn = term("correctedOn");
    public static final Node note = term("note");
    public static final Node statedIn = term("statedIn");

    // Former addresses
    public static final Node Withdrawn = term("Withdrawn");
    public static final Node movedTo = term("movedTo");
    public static final Node wordsMovedTo = term("wordsMovedTo");

    // Overlaps
    public static final Node Overlap = term("Overlap");
    public static final Node Difference = term("Difference");
    public static final Node overlapsWith = term("overlapsWith");
    public static final Node first = term("first");
    public static final Node second = term("second");
    public static final Node overlapLabel = term("overlapLabel");
    public static final Node likeness = term("likeness");
    public static final Node sharedTerm = term("sharedTerm");
    public static final Node hasDifference = term("hasDifference");
    public static final Node differenceKind = term("differenceKind");
    public static final Node inFirst = term("inFirst");
    public static final Node inSecond = term("inSecond");
    public static final Node direction = term("direction");
    public static final Node comparedAs = term("comparedAs");

    // Search inside queries; no data has these
    public static final Node search = term("search");
    public static final Node similarTo = term("similarTo");

    // Concepts
    public static final Node modalities = term("modalities");
    public static final Node validities = term("validities");
    public static final Node inForce = term("validity-in-force");
    public static final Node repealed = term("validity-repealed");
    public static final Node unknown = term("validity-unknown");

    private Tw() {}

    /** The concept of a modality, such as {@code tw:modality-fund}. */
    public static Node modality(Modality modality) {
        return term("modality-" + modality.label());
    }

    /** The property between documents that a citation of this relation states. */
    public static Node relation(Citation.Relation relation) {
        return switch (relation) {
            case CITES -> cites;
            case IMPLEMENTS -> implementsDocument;
            case FORWARDS -> forwards;
            case PROMULGATES -> promulgates;
            case REPEALS -> repeals;
            case AMENDS -> amends;
            case KEEPS -> keeps;
        };
    }

    private static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }
}
