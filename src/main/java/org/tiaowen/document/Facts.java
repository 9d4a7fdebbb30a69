package org.tiaowen.document;

import java.util.List;

/**
 * What the extraction rules say of one document, each kind in document order.
 *
 * @param measures the sentences that direct something
 * @param citations documents that are named, whole or by a provision
 * @param references provisions that are pointed at where no document is named: of the document
 *     itself, or of the one that it amends
 * @param expiries ends that the document sets to itself
 */
public record Facts(
        List<Measure> measures,
        List<Responsibility> responsibilities,
        List<Deadline> deadlines,
        List<Quantity> quantities,
        List<Citation> citations,
        List<Citation> references,
        List<Zone> zones,
        List<Beneficiary> beneficiaries,
        List<Expiry> expiries) {

    /** No facts. */
    public static final Facts NONE =
            new Facts(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of());

    /** Takes copies of the lists. */
    public Facts {
        measures = List.copyOf(measures);
        responsibilities = List.copyOf(responsibilities);
        deadlines = List.copyOf(deadlines);
        quantities = List.copyOf(quantities);
        citations = List.copyOf(citations);
        references = List.copyOf(references);
        zones = List.copyOf(zones);
        beneficiaries = List.copyOf(beneficiaries);
        expiries = List.copyOf(expiries);
    }

    /** The same with other measures. */
    public Facts withMeasures(List<Measure> other) {
        return new Facts(
                other,
                responsibilities,
                deadlines,
                quantities,
                citations,
                references,
                zones,
                beneficiaries,
                expiries);
    }

    /** The same with other responsibilities. */
    public Facts withResponsibilities(List<Responsibility> other) {
        return new Facts(
                measures,
                other,
                deadlines,
                quantities,
                citations,
                references,
                zones,
                beneficiaries,
                expiries);
    }

    /** The same with other deadlines. */
    public Facts withDeadlines(List<Deadline> other) {
        return new Facts(
                measures,
                responsibilities,
                other,
                quantities,
                citations,
                references,
                zones,
                beneficiaries,
                expiries);
    }

    /** The same with other quantities. */
    public Facts withQuantities(List<Quantity> other) {
        return new Facts(
                measures,
                responsibilities,
                deadlines,
                other,
                citations,
                references,
                zones,
                beneficiaries,
                expiries);
    }

    /** The same with other citations. */
    public Facts withCitations(List<Citation> other) {
        return new Facts(
                measures,
                responsibilities,
                deadlines,
                quantities,
                other,
                references,
                zones,
                beneficiaries,
                expiries);
    }

    /** The same with other zones. */
    public Facts withZones(List<Zone> other) {
        return new Facts(
                measures,
                responsibilities,
                deadlines,
                quantities,
                citations,
                references,
                other,
                beneficiaries,
                expiries);
    }

    /** The same with other beneficiaries. */
    public Facts withBeneficiaries(List<Beneficiary> other) {
        return new Facts(
                measures,
                responsibilities,
                deadlines,
                quantities,
                citations,
                references,
                zones,
                other,
                expiries);
    }
}
