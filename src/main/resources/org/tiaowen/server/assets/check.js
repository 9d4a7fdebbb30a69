// The form of the draft check: a file can be dropped anywhere on it, and how far the check is can be seen.
const form = document.querySelector('[data-draft]');
const file = form.querySelector('input[type=file]');
const text = form.querySelector('textarea');
const progress = form.querySelector('[data-progress]');
const bar = progress.querySelector('progress');
const count = progress.querySelector('[data-count]');
const isEnglish = document.documentElement.lang === 'en';
let waiting = 0;

for (const name of ['dragenter', 'dragover']) {
  form.addEventListener(name, event => {
    if (event.dataTransfer.types.includes('Files')) {
      event.preventDefault();
      form.classList.add('over');
    }
  });
}
for (const name of ['dragleave', 'drop']) {
  form.addEventListener(name, () => form.classList.remove('over'));
}
form.addEventListener('drop', event => {
  if (event.dataTransfer.files.length) {
    event.preventDefault();
    file.files = event.dataTransfer.files;
    file.dispatchEvent(new Event('change'));
  }
});
const check = () => {
  const isMissing = !file.files.length && !text.value.trim();
  text.setCustomValidity(isMissing ? (isEnglish ? 'Paste a text or choose a file' : '请粘贴文本或选择文件') : '');
};
form.addEventListener('input', check);
file.addEventListener('change', check);
check();
form.addEventListener('submit', event => {
  if (event.submitter && event.submitter.value !== 'html') {
    return;
  }
  const name = Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(16).padStart(8, '0')).join('');
  form.elements.progress.value = name;
  form.elements.progress.disabled = false;
  progress.hidden = false;
  follow(name, ++waiting);
});

// The answer to the form is the report; until it comes, the server tells how many items it has compared.
async function follow(name, turn) {
  bar.removeAttribute('value');
  count.textContent = '';
  while (turn === waiting) {
    try {
      const answer = await fetch('/check/progress/' + name);
      const { done, total } = answer.ok ? await answer.json() : { done: 0, total: 0 };
      if (total > 0) {
        bar.max = total;
        bar.value = done;
        count.textContent = isEnglish ? `${done} of ${total} measures compared` : `已比对 ${done} / ${total} 条`;
      }
    } catch {
      // The page is being left, or the server is away: the form's own answer will tell.
    }
    await new Promise(next => setTimeout(next, 250));
  }
}

// Back from the report, nothing is waited for any more.
addEventListener('pageshow', () => { progress.hidden = true; form.elements.progress.disabled = true; waiting++; });
