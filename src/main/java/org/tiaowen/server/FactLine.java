package org.tiaowen.server;

import java.util.List;

/** A name and its values, each of which may lead somewhere. */
record FactLine(String name, List<Link> values) {}
