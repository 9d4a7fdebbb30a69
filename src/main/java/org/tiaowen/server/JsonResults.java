package org.tiaowen.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Rows in the SPARQL 1.1 Query Results JSON Format, one a line, with the triple terms and base
 * directions of SPARQL 1.2. Jena has a writer of it, which takes longer to write rows than TDB2
 * takes to find them.
 */
final class JsonResults {

    private static final JsonFactory JSON = new JsonFactory();

    private final NodeToLabel labels = NodeToLabel.createScopeByDocument();
    private final JsonGenerator json;

    private JsonResults(JsonGenerator json) {
        this.json = json;
    }

    /** Writes rows as they are computed, in UTF-8; the stream stays open. */
    static void write(RowSet rows, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        // Left open where a row fails: closing would write the ends that make it look whole.
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        new JsonResults(json).rows(rows);
        json.close();
    }

    private void rows(RowSet rows) throws IOException {
        List<Var> variables = rows.getResultVars();
        json.writeStartObject();
        json.writeObjectFieldStart("head");
        json.writeArrayFieldStart("vars");
        for (Var variable : variables) {
            json.writeString(variable.getVarName());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("results");
        json.writeArrayFieldStart("bindings");
        while (rows.hasNext()) {
            var row = rows.next();
            json.writeRaw('\n');
            json.writeStartObject();
            for (Var variable : variables) {
                Node value = row.get(variable);
                if (value != null) {
                    json.writeFieldName(variable.getVarName());
                    term(value);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void term(Node term) throws IOException {
        json.writeStartObject();
        if (term.isURI()) {
            json.writeStringField("type", "uri");
            json.writeStringField("value", term.getURI());
        } else if (term.isLiteral()) {
            literal(term);
        } else if (term.isTripleTerm()) {
            Triple triple = term.getTriple();
            json.writeStringField("type", "triple");
            json.writeObjectFieldStart("value");
            field("subject", triple.getSubject());
            field("predicate", triple.getPredicate());
            field("object", triple.getObject());
            json.writeEndObject();
        } else {
            json.writeStringField("type", "bnode");
            json.writeStringField("value", labels.get(null, term).replaceFirst("^_:", ""));
        }
        json.writeEndObject();
    }

    private void field(String name, Node term) throws IOException {
        json.writeFieldName(name);
        term(term);
    }

    private void literal(Node literal) throws IOException {
        json.writeStringField("type", "literal");
        json.writeStringField("value", literal.getLiteralLexicalForm());
        if (!literal.getLiteralLanguage().isEmpty()) {
            json.writeStringField("xml:lang", literal.getLiteralLanguage());
            if (literal.getLiteralBaseDirection() != null) {
                json.writeStringField("its:dir", literal.getLiteralBaseDirection().direction());
            }
        } else if (!literal.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
            json.writeStringField("datatype", literal.getLiteralDatatypeURI());
        }
    }
}
