// Calls each tool of a running server with the official TypeScript SDK, over HTTP and over standard input and output.
// usage: node client.mjs BASE_URL TIAOWEN
import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [base, program] = process.argv.slice(2);
const tools = ["find_overlaps", "get_clause", "list_units", "run_query", "search_clauses", "verify_citation"];

async function check(name, transport) {
  const client = new Client({ name: "ci", version: "1" });
  await client.connect(transport);
  const listed = (await client.listTools()).tools;
  assert.deepEqual(listed.map((tool) => tool.name).sort(), tools);
  for (const tool of listed) {
    assert.equal(tool.annotations.readOnlyHint, true);
  }
  // The client holds each answer against the tool's output schema and throws where they differ.
  const call = async (tool, args) => {
    const result = await client.callTool({ name: tool, arguments: args });
    assert.ok(!result.isError, JSON.stringify(result.content));
    return result.structuredContent;
  };
  const found = await call("search_clauses", { query: "进口冰鲜水产品的检疫审批能优先办吗？", limit: 3, context: true });
  assert.equal(found.clauses.length, 3);
  const clause = found.clauses[0];
  assert.match(clause.citation, /^《/);
  assert.equal((await call("get_clause", { iri: clause.iri })).text, clause.text);
  assert.equal((await call("verify_citation", { quote: clause.text, iri: clause.iri })).verdict, "exact");
  assert.equal((await call("verify_citation", { quote: `${clause.text}免征关税`, iri: clause.iri })).verdict, "near");
  assert.ok((await call("list_units", { q: "商务局" })).total > 0);
  assert.ok((await call("run_query", { name: "dashboard" })).rows.length > 0);
  assert.equal((await call("run_query", { sparql: "ASK { ?s ?p ?o }" })).boolean, true);
  assert.ok((await call("find_overlaps", { text: "支持中小企业参加政府采购。", limit: 3 })).measures.length > 0);
  const wrong = await client.callTool({ name: "get_clause", arguments: { iri: "nowhere" } });
  assert.equal(wrong.isError, true);
  assert.match(wrong.content[0].text, /nowhere/);
  await client.close();
  console.log(`mcp over ${name}: ${listed.length} tools answer`);
}

await check("http", new StreamableHTTPClientTransport(new URL("/mcp", base)));
await check("stdio", new StdioClientTransport({ command: program, args: ["mcp", "--server", base] }));
