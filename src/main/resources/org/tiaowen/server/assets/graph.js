// Draws the picture of the table in the page.
const figure = document.querySelector('[data-chart]');
const kind = figure.dataset.chart;
const canvas = figure.querySelector('.canvas');
const table = document.querySelector('[data-rows]');
const isEnglish = document.documentElement.lang === 'en';
const say = (zh, en) => isEnglish ? en : zh;
const style = getComputedStyle(document.querySelector('.graphs'));
const color = name => style.getPropertyValue(name).trim();
const font = getComputedStyle(document.body).fontFamily;
const isNarrow = innerWidth < 700;
const keys = [...table.querySelectorAll('thead th')].map(th => ({ key: th.dataset.key, name: th.textContent }));
const rows = [...table.querySelectorAll('tbody tr')].map(tr => [...tr.children].map(cell => ({
  text: cell.textContent.trim(), href: cell.querySelector('a')?.getAttribute('href') ?? ''
})));
const objects = rows.map(row => Object.fromEntries(row.map((cell, i) => [keys[i].key, cell])));
const open = href => { if (href) location.href = href; };
const text = { color: color('--ink'), fontFamily: font };
const quiet = { color: color('--quiet'), fontFamily: font };
const html = value => value.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const tooltip = formatter => ({
  confine: true, backgroundColor: color('--paper'), borderColor: color('--line'), textStyle: text,
  extraCssText: 'max-width:22rem;white-space:normal', formatter
});

function chart(option, target) {
  const made = echarts.init(canvas, null, { renderer: 'canvas' });
  made.setOption({ animation: false, textStyle: { fontFamily: font }, ...option });
  made.on('click', event => open(target(event)));
  addEventListener('resize', () => made.resize());
}

function heatmap() {
  const sectors = keys.slice(1).map(key => key.name);
  const units = rows.map(row => row[0].text).reverse();
  const data = [];
  let most = 1;
  rows.forEach((row, y) => row.slice(1).forEach((cell, x) => {
    if (cell.text) {
      data.push({ value: [x, rows.length - 1 - y, Number(cell.text)], href: cell.href });
      most = Math.max(most, Number(cell.text));
    }
  }));
  for (const cell of data) {
    cell.label = { color: color(cell.value[2] > most * 0.55 ? '--on-heat' : '--ink') };
  }
  canvas.style.height = `${Math.max(360, units.length * 26 + 190)}px`;
  canvas.style.minWidth = `${Math.min(1000, sectors.length * 30 + (isNarrow ? 140 : 260))}px`;
  chart({
    grid: { left: 8, right: 16, top: 12, bottom: 60, containLabel: true },
    xAxis: { type: 'category', data: sectors, position: 'top', axisLabel: { ...text, interval: 0, fontSize: 12, ...(isEnglish ? { rotate: 90 } : { lineHeight: 14, formatter: name => [...name].join('\n') }) }, axisTick: { show: false }, axisLine: { show: false } },
    yAxis: { type: 'category', data: units, axisLabel: { ...text, fontSize: 12, width: isNarrow ? 110 : 220, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { show: false } },
    visualMap: { min: 1, max: most, calculable: false, orient: 'horizontal', left: 'center', bottom: 8, itemHeight: 160, itemWidth: 12, text: [String(most), '1'], textStyle: quiet, inRange: { color: [color('--heat-low'), color('--heat-mid'), color('--heat-high')] } },
    tooltip: tooltip(p => `${html(units[p.value[1]])}<br>${html(sectors[p.value[0]])}${say('：', ': ')}<b>${p.value[2]}</b> ${say('条措施', 'measures')}`),
    series: [{ type: 'heatmap', data, label: { show: true, fontSize: 11, formatter: p => p.value[2] }, itemStyle: { borderWidth: 2, borderColor: color('--paper'), borderRadius: 3 }, emphasis: { itemStyle: { borderColor: color('--ink') } } }]
  }, event => event.data.href);
}

function network(one) {
  const nodes = new Map();
  const edges = [];
  const node = (name, href, weight) => {
    const known = nodes.get(name) ?? { id: name, href, weight: 0 };
    known.weight += weight;
    nodes.set(name, known);
  };
  let most = 1;
  for (const row of objects) {
    const weight = Number(row.measures.text);
    const first = one ?? row.first.text;
    node(first, row.first?.href ?? '', weight);
    node(row.second.text, row.second.href, weight);
    edges.push({ source: first, target: row.second.text, weight });
    most = Math.max(most, weight);
  }
  const largest = Math.max(...[...nodes.values()].map(n => n.weight));
  const drawn = cytoscape({
    container: canvas,
    elements: [
      ...[...nodes.values()].map(n => ({ data: { ...n, size: 14 + 34 * Math.sqrt(n.weight / largest), short: n.id.replace(/^(北京市|中华人民共和国|[\u4e00-\u9fa5]{2,3}[省市])(?=.{3})/, '') }, classes: n.id === one ? 'one' : '' })),
      ...edges.map(e => ({ data: { ...e, width: 1 + 7 * e.weight / most } }))
    ],
    style: [
      { selector: 'node', style: { 'background-color': color('--related'), width: 'data(size)', height: 'data(size)', label: 'data(short)', color: color('--ink'), 'font-family': font, 'font-size': isNarrow ? 15 : 13, 'text-valign': 'bottom', 'text-margin-y': 3, 'text-outline-color': color('--paper'), 'text-outline-width': 2, 'text-max-width': 120, 'text-wrap': 'wrap', 'text-overflow-wrap': 'anywhere', 'min-zoomed-font-size': 6 } },
      { selector: 'node.one', style: { 'background-color': color('--accent') } },
      { selector: 'edge', style: { width: 'data(width)', 'line-color': color('--quiet'), opacity: 0.35, 'curve-style': 'straight' } },
      { selector: '.far', style: { opacity: 0.1 } },
      { selector: 'edge.near', style: { 'line-color': color('--accent'), opacity: 0.8 } }
    ],
    layout: one
      ? { name: 'concentric', concentric: n => n.hasClass('one') ? 1000 : n.data('weight'), levelWidth: () => Math.max(2, largest / 6), minNodeSpacing: 26, padding: 16 }
      : { name: 'cose', animate: false, randomize: false, nodeRepulsion: () => 60000, idealEdgeLength: () => 70, edgeElasticity: () => 40, nodeOverlap: 30, gravity: 0.6, numIter: 1500, padding: 16 },
    minZoom: 0.3, maxZoom: 3, userZoomingEnabled: false
  });
  drawn.on('tap', 'node', event => open(event.target.data('href')));
  drawn.on('mouseover', 'node', event => {
    const near = event.target.closedNeighborhood();
    drawn.elements().difference(near).addClass('far');
    near.edges().addClass('near');
  });
  drawn.on('mouseout', 'node', () => drawn.elements().removeClass('far near'));
}

const placeOf = row => row.place.text || say('（地域不明）', '(unknown)');

function timeline() {
  const places = [...new Set(objects.map(placeOf))];
  const most = Math.max(1, ...objects.map(row => Number(row.measures.text)));
  const days = objects.map(row => Date.parse(row.issued.text));
  const span = Math.max(...days) - Math.min(...days) || 86400000;
  const width = Math.max(240, canvas.clientWidth - 120);
  const size = row => 8 + 34 * Math.sqrt(Number(row.measures.text) / most);
  // Circles that would cover each other stand above and below the line in turn.
  const placed = [];
  const offset = (row, day) => {
    const x = width * (day - Math.min(...days)) / span;
    for (let step = 0; ; step++) {
      const y = (step % 2 ? -1 : 1) * Math.ceil(step / 2) * 12;
      const isFree = placed.every(other => other.place !== placeOf(row) || Math.hypot(other.x - x, other.y - y) > (other.size + size(row)) / 2 + 1);
      if (isFree || Math.abs(y) > 84) {
        placed.push({ place: placeOf(row), x, y, size: size(row) });
        return [0, y];
      }
    }
  };
  canvas.style.height = `${places.length * 220 + 60}px`;
  chart({
    grid: { left: 8, right: 24, top: 16, bottom: 40, containLabel: true },
    xAxis: { type: 'time', min: value => value.min - span * 0.03, max: value => value.max + span * 0.03, axisLabel: { ...quiet, hideOverlap: true, formatter: { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}' } }, axisLine: { lineStyle: { color: color('--line') } }, splitLine: { show: true, lineStyle: { color: color('--line') } } },
    yAxis: { type: 'category', data: places.reverse(), axisLabel: text, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: color('--line'), type: 'dashed' } } },
    tooltip: tooltip(p => `${p.value[0]}<br>${html(p.data.title)}<br><b>${p.data.measures}</b> ${say('条措施', 'measures')}`),
    series: [{
      type: 'scatter', data: objects.map((row, i) => ({ value: [row.issued.text, placeOf(row)], title: row.title.text, measures: row.measures.text, href: row.title.href, symbolSize: size(row), symbolOffset: offset(row, days[i]) })),
      itemStyle: { color: color('--accent'), opacity: 0.6, borderColor: color('--paper'), borderWidth: 1 }, emphasis: { itemStyle: { opacity: 1 } }
    }]
  }, event => event.data.href);
}

function spread() {
  const own = say('本措施', 'the measure');
  const same = say('相同', 'same');
  const undated = say('日期不明', 'undated');
  const day = row => row.issued.text || undated;
  // One line a document, the earliest on top.
  const documents = [...new Set(objects.map(row => row.title.href))].reverse();
  const titles = Object.fromEntries(objects.map(row => [row.title.href, row.title.text]));
  const nodes = objects.map((row, i) => ({
    id: String(i), value: [day(row), row.title.href], title: row.title.text, says: row.text.text, label: row.label.text, href: row.text.href,
    symbolSize: row.label.text === own ? 22 : 15,
    itemStyle: { color: color(row.label.text === own ? '--accent' : row.label.text === same ? '--new' : '--related'), borderColor: color('--paper'), borderWidth: 2 }
  }));
  const from = nodes.find(n => n.label === own);
  canvas.style.height = `${documents.length * 44 + 90}px`;
  chart({
    grid: { left: 8, right: 40, top: 16, bottom: 40, containLabel: true },
    xAxis: { type: 'category', data: [...new Set(objects.map(day))], axisLabel: quiet, axisTick: { show: false }, axisLine: { lineStyle: { color: color('--line') } }, splitLine: { show: true, lineStyle: { color: color('--line') } } },
    yAxis: { type: 'category', data: documents, axisLabel: { ...text, formatter: href => titles[href], width: isNarrow ? 130 : 340, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: color('--line'), type: 'dashed' } } },
    tooltip: tooltip(p => p.dataType === 'edge' ? '' : `${html(p.value[0])} · ${html(p.data.label)}<br>${html(p.data.title)}<br>${html(p.data.says)}`),
    series: [{
      type: 'graph', coordinateSystem: 'cartesian2d', data: nodes, edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 7,
      links: from ? nodes.filter(n => n !== from).map(n => n.value[0] < from.value[0] ? { source: n.id, target: from.id } : { source: from.id, target: n.id }) : [],
      lineStyle: { color: color('--quiet'), opacity: 0.6, curveness: 0.15 }
    }]
  }, event => event.data.href);
}

figure.hidden = false;
({ heatmap, network: () => network(), 'network-one': () => network(figure.dataset.about), timeline, spread })[kind]();
document.querySelector('[data-behind]').open = false;
figure.dataset.ready = '';
