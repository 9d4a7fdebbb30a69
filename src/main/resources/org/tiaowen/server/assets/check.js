// The form of the draft check: a file can be dropped anywhere on it, and waiting is shown.
const form = document.querySelector('[data-draft]');
const file = form.querySelector('input[type=file]');
const text = form.querySelector('textarea');
const progress = form.querySelector('[data-progress]');
const seconds = form.querySelector('[data-seconds]');
let timer;

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
  text.setCustomValidity(isMissing ? (document.documentElement.lang === 'en' ? 'Paste a text or choose a file' : '请粘贴文本或选择文件') : '');
};
form.addEventListener('input', check);
file.addEventListener('change', check);
check();
form.addEventListener('submit', event => {
  if (event.submitter && event.submitter.value !== 'html') {
    return;
  }
  progress.hidden = false;
  const start = Date.now();
  clearInterval(timer);
  timer = setInterval(() => { seconds.textContent = Math.round((Date.now() - start) / 1000) + ' s'; }, 1000);
});
// Back from the report, nothing is waited for any more.
addEventListener('pageshow', () => { progress.hidden = true; clearInterval(timer); });
