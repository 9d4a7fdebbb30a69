package org.tiaowen.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Rows as plain JSON, for programs that want values and no terms: {@code {"variables": […], "rows":
 * [{"year": "2021", "measures": 3}], "total": 1}}. Numbers and truth values are such, all else is a
 * string; what is unbound is null.
 */
public final class PlainRows {

    private static final JsonFactory JSON = new JsonFactory();

    private PlainRows() {}

    /** Writes rows as they are computed, in UTF-8; the stream stays open. */
    public static void write(RowSet rows, OutputStream out) throws IOException {
        List<Var> variables = rows.getResultVars();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("variables");
            for (Var variable : variables) {
                json.writeString(variable.getVarName());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rows");
            long total = 0;
            while (rows.hasNext()) {
                var row = rows.next();
                json.writeStartObject();
                for (Var variable : variables) {
                    json.writeFieldName(variable.getVarName());
                    Node value = row.get(variable);
                    if (value == null) {
                        json.writeNull();
                    } else {
                        write(value, json);
                    }
                }
                json.writeEndObject();
                json.writeRaw('\n');
                total++;
            }
            json.writeEndArray();
            json.writeNumberField("total", total);
            json.writeEndObject();
        }
    }

    private static void write(Node value, JsonGenerator json) throws IOException {
        if (!value.isLiteral()) {
            json.writeString(value.isURI() ? value.getURI() : value.toString());
            return;
        }
        String text = value.getLiteralLexicalForm();
        if (!value.getLiteral().isWellFormed()) {
            json.writeString(text);
        } else if (XSDDatatype.XSDinteger.equals(value.getLiteralDatatype())) {
            json.writeNumber(new BigInteger(text));
        } else if (XSDDatatype.XSDdecimal.equals(value.getLiteralDatatype())) {
            json.writeNumber(new BigDecimal(text).stripTrailingZeros().toPlainString());
        } else if (XSDDatatype.XSDboolean.equals(value.getLiteralDatatype())) {
            json.writeBoolean(text.equals("true") || text.equals("1"));
        } else {
            json.writeString(text);
        }
    }
}
