// Uploads files and takes sources out. The token is sent in a header and kept nowhere.
const form = document.querySelector('[data-import]');
const report = document.querySelector('[data-report]');
const isEnglish = document.documentElement.lang === 'en';
const say = (zh, en) => isEnglish ? en : zh;
const make = (tag, text, className) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
};
const tell = (text, isError) => {
  const note = make('p', text, isError ? 'note error' : 'note');
  if (isError) note.setAttribute('role', 'alert');
  report.replaceChildren(note);
  return note;
};
const messages = {
  'unauthorized': say('令牌不对，或没有填写。', 'The token is wrong or missing.'),
  'forbidden': say('此令牌只供读取。', 'This token is for reading only.'),
  'writing-off': say('本服务器只供读取。', 'This server is for reading only.'),
  'too-large': say('文件过大。', 'A file is too large.'),
  'busy': say('前面的导入尚未完成，请稍后再试。', 'Earlier uploads are still being read; try again soon.')
};
const problem = async answer => {
  const said = await answer.json().catch(() => ({}));
  return messages[String(said.type).replace(/^.*#/, '')] ?? `${said.title ?? answer.status}${say('：', ': ')}${said.detail ?? ''}`;
};
const authorized = () => ({ Authorization: 'Bearer ' + form.querySelector('#token').value.trim() });

function shown(source) {
  const item = make('section', '', 'upload ' + source.outcome);
  const outcomes = { ingested: say('已导入', 'Imported'), unchanged: say('没有变化', 'Unchanged'), failed: say('未能读取', 'Not read') };
  const title = make('h3');
  title.append(make('span', outcomes[source.outcome], 'badge ' + ({ ingested: 'new', unchanged: 'related', failed: 'same' })[source.outcome]), ' ');
  if (source.id) {
    const link = make('a', source.name);
    link.href = '/id/source/' + source.id;
    title.append(link);
  } else {
    title.append(source.name);
  }
  item.append(title);
  if (source.outcome === 'ingested') {
    item.append(make('p', say(`${source.documentCount} 件文件，${source.provisionCount} 个条款，${source.measureCount} 条措施`, `${source.documentCount} documents, ${source.provisionCount} provisions, ${source.measureCount} measures`)));
  }
  const list = make('ol', '', 'places');
  for (const one of source.problems) {
    const line = make('li', '', one.severity);
    line.append(make('strong', isEnglish ? one.message.en : one.message.zh));
    if (one.line) line.append(' ', make('span', say(`第 ${one.line} 行`, `line ${one.line}`), 'quiet'));
    if (one.excerpt) {
      const place = make('p', '', 'excerpt');
      place.lang = 'zh-CN';
      place.append(one.excerpt.before, make('mark', one.excerpt.text), one.excerpt.after);
      line.append(place);
    }
    list.append(line);
  }
  if (source.problems.length) item.append(list);
  return item;
}

async function follow(location, bar, words) {
  for (;;) {
    const answer = await fetch(location);
    if (!answer.ok) return tell(await problem(answer), true);
    const state = await answer.json();
    bar.max = Math.max(1, state.total);
    bar.value = state.done;
    words.textContent = state.state === 'waiting' ? say('排队中', 'Waiting') : say(`已读 ${state.done} / ${state.total}`, `${state.done} of ${state.total} read`);
    if (state.state === 'failed') return tell(say('导入没有完成，原因见服务器日志。', 'The upload failed; the log of the server says why.'), true);
    if (state.state === 'done') {
      report.replaceChildren(make('h2', say('导入报告', 'Report')), ...state.sources.map(shown));
      report.dataset.done = '';
      return;
    }
    await new Promise(done => setTimeout(done, 300));
  }
}

if (form) {
  const files = form.querySelector('#files');
  for (const name of ['dragenter', 'dragover']) {
    form.addEventListener(name, event => { event.preventDefault(); form.classList.add('over'); });
  }
  for (const name of ['dragleave', 'drop']) {
    form.addEventListener(name, () => form.classList.remove('over'));
  }
  form.addEventListener('drop', event => { event.preventDefault(); files.files = event.dataTransfer.files; });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    delete report.dataset.done;
    if (!files.files.length) return tell(say('请选择文件。', 'Choose a file.'), true);
    const body = new FormData();
    for (const file of files.files) body.append('file', file);
    const progress = tell('');
    const bar = make('progress');
    bar.setAttribute('aria-label', say('导入进度', 'Progress'));
    const words = make('span', say('正在上传…', 'Uploading…'));
    progress.append(bar, ' ', words);
    try {
      const answer = await fetch('/api/v1/sources', { method: 'POST', headers: { ...authorized(), Prefer: 'respond-async' }, body });
      if (answer.status !== 202) return tell(await problem(answer), true);
      await follow(answer.headers.get('Location'), bar, words);
    } catch {
      tell(say('与服务器的连接中断。', 'The connection to the server broke off.'), true);
    }
  });
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-remove]');
    if (!button || !confirm(say(`移除“${button.dataset.name}”？`, `Remove “${button.dataset.name}”?`))) return;
    const answer = await fetch('/api/v1/sources/' + button.dataset.remove, { method: 'DELETE', headers: authorized() });
    if (answer.status === 204) {
      button.closest('tr').remove();
      tell(say(`已移除“${button.dataset.name}”。`, `“${button.dataset.name}” was removed.`));
    } else {
      tell(await problem(answer), true);
    }
  });
}
