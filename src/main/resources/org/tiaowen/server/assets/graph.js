// Draws the picture of each table in the page that has one, with a library that is asked for then.
const isEnglish = document.documentElement.lang === 'en';
const say = (zh, en) => isEnglish ? en : zh;
const open = href => { if (href) location.href = href; };
const html = value => value.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const libraries = new Map();
const library = address => {
  if (!libraries.has(address)) {
    libraries.set(address, new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }));
  }
  return libraries.get(address);
};

function draw(figure) {
const canvas = figure.querySelector('.canvas');
const section = figure.closest('.graphs');
const table = section.querySelector('[data-rows]');
const style = getComputedStyle(section);
const color = name => style.getPropertyValue(name).trim();
const font = getComputedStyle(document.body).fontFamily;
const isNarrow = innerWidth < 700;
const keys = [...table.querySelectorAll('thead th')].map(th => ({ key: th.dataset.key, name: th.textContent }));
const rows = [...table.querySelectorAll('tbody tr')].map(tr => [...tr.children].map(cell => ({
  text: cell.textContent.trim(), href: cell.querySelector('a')?.getAttribute('href') ?? ''
})));
const objects = rows.map(row => Object.fromEntries(row.map((cell, i) => [keys[i].key, cell])));
const text = { color: color('--ink'), fontFamily: font };
const quiet = { color: color('--quiet'), fontFamily: font };
const tooltip = formatter => ({
  confine: true, backgroundColor: color('--paper'), borderColor: color('--line'), textStyle: text,
  extraCssText: 'max-width:22rem;white-space:normal', formatter
});

function chart(option, target) {
  const made = echarts.init(canvas, null, { renderer: 'canvas' });
  made.setOption({ animation: false, textStyle: { fontFamily: font }, ...option });
  made.on('click', event => open(target(event)));
  new ResizeObserver(() => made.resize()).observe(canvas);
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
  const heading = Math.max(...sectors.map(name => name.length)) * (isEnglish ? 6.5 : 14);
  canvas.style.height = `${units.length * 26 + heading + 90}px`;
  canvas.style.minWidth = `${Math.min(1000, sectors.length * 30 + (isNarrow ? 140 : 260))}px`;
  chart({
    grid: { left: 8, right: 16, top: 12, bottom: 60, containLabel: true },
    xAxis: { type: 'category', data: sectors, position: 'top', axisLabel: { ...text, interval: 0, fontSize: 12, ...(isEnglish ? { rotate: 90 } : { lineHeight: 14, formatter: name => [...name].join('\n') }) }, axisTick: { show: false }, axisLine: { show: false } },
    yAxis: { type: 'category', data: units, axisLabel: { ...text, interval: 0, fontSize: 12, width: isNarrow ? 110 : 220, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { show: false } },
    visualMap: { min: 1, max: most, calculable: false, orient: 'horizontal', left: 'center', bottom: 8, itemHeight: 160, itemWidth: 12, text: [String(most), '1'], textStyle: quiet, inRange: { color: [color('--heat-low'), color('--heat-mid'), color('--heat-high')] } },
    tooltip: tooltip(p => `${html(units[p.value[1]])}<br>${html(sectors[p.value[0]])}${say('：', ': ')}<b>${p.value[2]}</b> ${say('条措施', 'measures')}`),
    series: [{ type: 'heatmap', data, label: { show: true, fontSize: 11, formatter: p => p.value[2] }, itemStyle: { borderWidth: 2, borderColor: color('--paper'), borderRadius: 3 }, emphasis: { itemStyle: { borderColor: color('--ink') } } }]
  }, event => event.data.href);
}

// Names without the place that most of them begin with.
const short = name => name.replace(/^(北京市|中华人民共和国|[\u4e00-\u9fa5]{2,3}[省市])(?=.{3})/, '');

// The units around one: in columns beside it, so that every name can be read.
function neighbours() {
  const shown = objects.slice(0, 40);
  const most = Math.max(...shown.map(row => Number(row.measures.text)));
  const left = isNarrow ? 0 : Math.floor(shown.length / 2);
  const rows = Math.max(left, shown.length - left);
  const gap = 30;
  const height = Math.max(rows * gap + 30, 160);
  const width = canvas.clientWidth;
  const center = { x: isNarrow ? 26 : width / 2, y: height / 2 };
  canvas.style.height = `${height}px`;
  const place = i => {
    const isLeft = !isNarrow && i % 2 === 1;
    const row = isNarrow ? i : Math.floor(i / 2);
    return { isLeft, x: isNarrow ? width * 0.3 : width / 2 + (isLeft ? -1 : 1) * Math.min(260, width / 5), y: 24 + row * gap };
  };
  const drawn = cytoscape({
    container: canvas,
    elements: [
      { data: { id: 'one', size: 34, short: isNarrow ? '' : short(figure.dataset.about) }, classes: 'one', position: center },
      ...shown.flatMap((row, i) => {
        const weight = Number(row.measures.text);
        const { isLeft, x, y } = place(i);
        const name = short(row.second.text);
        return [
          { data: { id: `n${i}`, href: row.second.href, size: 8 + 12 * Math.sqrt(weight / most), short: isLeft ? `${weight}  ${name}` : `${name}  ${weight}` }, classes: isLeft ? 'left' : 'right', position: { x, y } },
          { data: { id: `e${i}`, source: 'one', target: `n${i}`, width: 1 + 7 * weight / most } }
        ];
      })
    ],
    style: [
      ...nodeStyle(13, 170),
      { selector: '.one', style: { 'background-color': color('--accent'), 'font-weight': 'bold' } },
      { selector: '.left', style: { 'text-halign': 'left', 'text-valign': 'center', 'text-margin-x': -5, 'text-max-width': 400 } },
      { selector: '.right', style: { 'text-halign': 'right', 'text-valign': 'center', 'text-margin-x': 5, 'text-max-width': 400 } },
      { selector: 'edge', style: { 'curve-style': 'bezier' } }
    ],
    layout: { name: 'preset', fit: false }, userZoomingEnabled: false, userPanningEnabled: false, autoungrabify: true
  });
  lead(drawn);
}

const nodeStyle = (size, width) => [
  { selector: 'node', style: { 'background-color': color('--related'), width: 'data(size)', height: 'data(size)', label: 'data(short)', color: color('--ink'), 'font-family': font, 'font-size': size, 'text-valign': 'bottom', 'text-margin-y': 3, 'text-outline-color': color('--paper'), 'text-outline-width': 2, 'text-max-width': width, 'text-wrap': 'wrap', 'text-overflow-wrap': 'anywhere', 'min-zoomed-font-size': 6 } },
  { selector: 'edge', style: { width: 'data(width)', 'line-color': color('--quiet'), opacity: 0.35, 'curve-style': 'straight' } },
  { selector: '.far', style: { opacity: 0.1 } },
  { selector: 'edge.near', style: { 'line-color': color('--accent'), opacity: 0.8 } }
];

// What is under the pointer stands out, and what is clicked is opened.
const lead = drawn => {
  drawn.on('tap', 'node', event => open(event.target.data('href')));
  drawn.on('mouseover', 'node', event => {
    const near = event.target.closedNeighborhood();
    drawn.elements().difference(near).addClass('far');
    near.edges().addClass('near');
  });
  drawn.on('mouseout', 'node', () => drawn.elements().removeClass('far near'));
};

function network() {
  const nodes = new Map();
  const edges = [];
  const node = (name, href, weight) => {
    const known = nodes.get(name) ?? { id: name, href, weight: 0 };
    known.weight += weight;
    nodes.set(name, known);
  };
  let most = 1;
  // On a phone there is room for the names of the strongest pairs alone; the table has them all.
  for (const row of isNarrow ? objects.slice(0, 18) : objects) {
    const weight = Number(row.measures.text);
    const first = row.first.text;
    node(first, row.first.href, weight);
    node(row.second.text, row.second.href, weight);
    edges.push({ source: first, target: row.second.text, weight });
    most = Math.max(most, weight);
  }
  const largest = Math.max(...[...nodes.values()].map(n => n.weight));
  const drawn = cytoscape({
    container: canvas,
    elements: [
      ...[...nodes.values()].map(n => ({ data: { ...n, size: 14 + 34 * Math.sqrt(n.weight / largest), short: short(n.id) } })),
      ...edges.map(e => ({ data: { ...e, width: 1 + 7 * e.weight / most } }))
    ],
    style: nodeStyle(13, isNarrow ? 90 : 120),
    layout: { name: 'cose', animate: false, randomize: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 60000, idealEdgeLength: () => 70, edgeElasticity: () => 40, nodeOverlap: 30, gravity: 0.6, numIter: 1500 },
    userZoomingEnabled: false, userPanningEnabled: false
  });
  // What was laid out is drawn out to all of the canvas, its longer side along the longer one.
  const { w, h } = drawn.nodes().boundingBox({ includeLabels: false });
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  const isTurned = (w > h) !== (wide > high);
  const ends = axis => { const all = drawn.nodes().map(n => n.position(axis)); return [Math.min(...all), Math.max(...all)]; };
  const [x, y] = isTurned ? [ends('y'), ends('x')] : [ends('x'), ends('y')];
  const along = (value, [least, most], length, before, behind) => before + (length - before - behind) * (most > least ? (value - least) / (most - least) : 0.5);
  drawn.nodes().positions(n => {
    const { x: nx, y: ny } = n.position();
    const [px, py] = isTurned ? [ny, nx] : [nx, ny];
    return { x: along(px, x, wide, 64, 64), y: along(py, y, high, 32, 56) };
  });
  drawn.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
  lead(drawn);
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

// Measures by the span from their first document to the last one that says them again.
function repeated() {
  const shown = objects.filter(row => row.issued.text && row.last.text).slice(0, 30).reverse();
  if (!shown.length) return false;
  const nodes = [];
  const links = [];
  shown.forEach((row, y) => {
    const tip = `${html(row.issued.text)} – ${html(row.last.text)} · ${row.documents.text} ${say('份其后的文件', 'later documents')}<br>${html(row.title.text)}<br>${html(row.text.text)}`;
    const own = { tip, href: row.text.href };
    nodes.push({ ...own, id: `a${y}`, value: [row.issued.text, y], symbolSize: 11, itemStyle: { color: color('--accent') } });
    nodes.push({ ...own, id: `b${y}`, value: [row.last.text, y], symbolSize: 20, itemStyle: { color: color('--related') }, label: { show: true, color: color('--paper'), fontWeight: 600, fontSize: 11, formatter: row.documents.text } });
    links.push({ source: `a${y}`, target: `b${y}` });
  });
  canvas.style.height = `${shown.length * 30 + 70}px`;
  chart({
    grid: { left: 8, right: 24, top: 8, bottom: 36, containLabel: true },
    xAxis: { type: 'time', boundaryGap: ['3%', '3%'], axisLabel: { ...quiet, hideOverlap: true, formatter: { year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}' } }, axisLine: { lineStyle: { color: color('--line') } }, splitLine: { show: true, lineStyle: { color: color('--line') } } },
    yAxis: { type: 'category', data: shown.map(row => row.text.text), axisLabel: { ...text, fontSize: 12, width: isNarrow ? 150 : 420, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { show: false } },
    tooltip: tooltip(p => p.dataType === 'edge' ? '' : p.data.tip),
    series: [{ type: 'graph', coordinateSystem: 'cartesian2d', data: nodes, links, lineStyle: { color: color('--quiet'), width: 2, opacity: 0.7 }, emphasis: { disabled: true } }]
  }, event => event.data.href);
}

figure.hidden = false;
const isDrawn = ({ heatmap, network, 'network-one': neighbours, timeline, spread, repeated })[figure.dataset.chart]();
if (isDrawn === false) figure.hidden = true;
else section.querySelector('.data').open = false;
figure.dataset.ready = '';
}

const drawAll = () => {
  for (const figure of document.querySelectorAll('[data-chart]:not([data-begun])')) {
    figure.dataset.begun = '';
    library(figure.dataset.library).then(() => draw(figure));
  }
};
drawAll();
document.addEventListener('htmx:afterSwap', drawAll);
