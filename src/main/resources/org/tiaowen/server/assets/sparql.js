// The editor for queries. Prefixes, classes and properties come from this server alone.
const host = document.querySelector('[data-editor]');
const isEnglish = document.documentElement.lang === 'en';
const say = (zh, en) => isEnglish ? en : zh;
const plain = document.querySelector('[data-plain]');
const endpoint = new URL('/sparql', location).href;
const prefixes = Object.fromEntries(document.querySelector('[data-prefixes]').textContent.trim().split('\n')
  .map(line => line.match(/^(.*?): <(.*)>$/).slice(1)));

// Terms of the vocabulary, asked for when something is completed for the first time.
let terms;
const vocabulary = type => {
  terms ??= fetch(endpoint + '?format=csv&query=' + encodeURIComponent(
    'SELECT DISTINCT ?term ?type { ?term a ?type . VALUES ?type { rdfs:Class owl:Class rdf:Property owl:ObjectProperty owl:DatatypeProperty } FILTER(isIRI(?term)) } ORDER BY ?term'))
    .then(answer => answer.text())
    .then(text => text.trim().split(/\r?\n/).slice(1).map(line => line.split(',')));
  return terms.then(all => all.filter(([, kind]) => kind.endsWith('Class') === (type === 'class')).map(([term]) => term));
};
const matching = type => (_yasqe, token) => vocabulary(type)
  .then(all => [...new Set(all)].filter(term => term.startsWith(token?.autocompletionString ?? '')));

const { Yasqe, Yasr } = Yasgui;
Object.assign(Yasqe.Autocompleters.prefixes, { bulk: true, persistenceId: null, get: Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort() });
Object.assign(Yasqe.Autocompleters.class, { get: matching('class'), persistenceId: null });
Object.assign(Yasqe.Autocompleters.property, { get: matching('property'), persistenceId: null });

// Results as bars: the first column that is no number names them, the first number is their length.
let library;
const charts = () => library ??= new Promise((done, failed) => {
  const script = document.createElement('script');
  script.src = host.dataset.charts;
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});
const isNumber = binding => binding && binding.type !== 'uri' && binding.value.trim() !== '' && Number.isFinite(Number(binding.value));
class Chart {
  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 5;
    this.label = say('图表', 'Chart');
  }
  columns() {
    const results = this.yasr.results;
    const rows = results?.getBindings?.() ?? [];
    const names = results?.getVariables?.() ?? [];
    const numbers = names.filter(name => rows.some(row => row[name]) && rows.every(row => !row[name] || isNumber(row[name])));
    const number = numbers.at(-1);
    const others = names.filter(name => name !== number && rows.some(row => row[name]));
    const name = others.find(n => rows.some(row => row[n] && row[n].type !== 'uri')) ?? others[0];
    return number && name ? { rows, name, number } : null;
  }
  canHandleResults() { return this.columns() !== null; }
  getIcon() {
    const icon = document.createElement('span');
    icon.textContent = '▥';
    return icon;
  }
  async draw() {
    const { rows, name, number } = this.columns();
    await charts();
    const element = document.createElement('div');
    element.className = 'result-chart';
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', `${number} / ${name}`);
    this.yasr.resultsEl.replaceChildren(element);
    const shown = rows.filter(row => row[name] && row[number]).slice(0, 60);
    const isTime = shown.every(row => /^\d{4}(-\d\d(-\d\d)?)?$/.test(row[name].value));
    element.style.height = `${isTime ? 380 : Math.max(220, shown.length * 26 + 60)}px`;
    const css = getComputedStyle(document.documentElement);
    const color = key => css.getPropertyValue(key).trim();
    const category = { type: 'category', data: shown.map(row => row[name].value), axisLabel: { color: color('--ink'), width: isTime ? 90 : 260, overflow: 'truncate' }, inverse: !isTime, axisTick: { show: false } };
    const value = { type: 'value', axisLabel: { color: color('--quiet') }, splitLine: { lineStyle: { color: color('--line') } } };
    echarts.init(element).setOption({
      animation: false, tooltip: { trigger: 'axis', confine: true },
      grid: { left: 8, right: 40, top: 16, bottom: 16, containLabel: true },
      xAxis: isTime ? category : value, yAxis: isTime ? value : category,
      series: [{ type: 'bar', data: shown.map(row => Number(row[number].value)), itemStyle: { color: color('--accent') }, label: { show: shown.length <= 40, position: isTime ? 'top' : 'right', color: color('--ink') }, barMaxWidth: 22 }]
    });
  }
}
Yasr.registerPlugin('chart', Chart);
// Values without their datatypes, unless these are asked for.
Yasr.registerPlugin('table', class extends Yasr.plugins.table {
  async draw(config) {
    await super.draw({ compact: true, ...config });
    host.querySelector('.tableSizer')?.setAttribute('aria-label', say('每页行数', 'Rows a page'));
  }
});

host.hidden = false;
const editor = new Yasgui(host, {
  persistenceId: null,
  requestConfig: { endpoint, method: 'POST' },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
  yasqe: { value: plain.elements.query.value, persistenceId: null, autofocus: false },
  yasr: { prefixes, persistenceId: null, pluginOrder: ['table', 'chart', 'response'] },
  autofocus: false
});
plain.hidden = true;
for (const input of host.querySelectorAll('.CodeMirror textarea')) {
  input.setAttribute('aria-label', say('查询', 'Query'));
}
host.dataset.ready = '';

// Things of this store are answered here, whatever their addresses begin with.
host.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  const base = host.dataset.base;
  if (link && link.href.startsWith(base)) {
    event.preventDefault();
    window.open('/id/' + link.href.slice(base.length), '_blank', 'noopener');
  }
});

const choice = document.getElementById('library');
fetch('/queries', { headers: { Accept: 'application/json' } }).then(answer => answer.json()).then(({ queries }) => {
  const groups = new Map();
  for (const query of queries) {
    const option = new Option(isEnglish ? query.title.en : query.title.zh, query.name);
    if (!groups.has(query.theme)) {
      const group = document.createElement('optgroup');
      group.label = query.theme;
      groups.set(query.theme, group);
      choice.append(group);
    }
    groups.get(query.theme).append(option);
  }
  choice.addEventListener('change', () => {
    const query = queries.find(one => one.name === choice.value);
    if (query) {
      const tab = editor.getTab();
      tab.setQuery(query.example);
      tab.query().catch(() => {});
    }
  });
  document.querySelector('[data-library]').hidden = false;
});
