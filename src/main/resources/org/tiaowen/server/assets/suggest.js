// Completes what is typed into the box of the search (a combobox as ARIA describes it), and copies citations.
// Pages work without it.
"use strict";

const KINDS = {
  zh: { title: "标题", number: "文号", unit: "单位", sector: "领域", term: "词语" },
  en: { title: "title", number: "number", unit: "unit", sector: "sector", term: "word" },
};

function complete(box) {
  const kinds = KINDS[document.documentElement.lang.slice(0, 2)] ?? KINDS.zh;
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.role = "listbox";
  list.ariaLabel = kinds === KINDS.zh ? "输入提示" : "Suggestions";
  list.hidden = true;
  box.after(list);
  box.role = "combobox";
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  let chosen = -1;
  let typed = box.value;
  let asked = null;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const options = [...list.children];
    if (options.length === 0) return;
    chosen = (index + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) {
      box.value = typed;
      box.removeAttribute("aria-activedescendant");
    } else {
      box.value = options[chosen].dataset.text;
      box.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (suggestions) => {
    list.replaceChildren(
      ...suggestions.map((suggestion, i) => {
        const option = document.createElement("li");
        option.id = `suggestion-${i}`;
        option.role = "option";
        option.ariaSelected = "false";
        option.dataset.text = suggestion.text;
        const text = document.createElement("span");
        text.lang = "zh-CN";
        text.textContent = suggestion.text;
        const kind = document.createElement("small");
        kind.textContent = kinds[suggestion.kind] ?? "";
        option.append(text, kind);
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          box.value = suggestion.text;
          box.form.requestSubmit();
        });
        return option;
      }),
    );
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = suggestions.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const words = box.value.trim();
    if (words === "") return close();
    try {
      const answer = await fetch(`/api/v1/suggest?limit=8&q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      // Typing went on, or the server is away: there is nothing to suggest.
    }
  };

  box.addEventListener("input", (event) => {
    typed = box.value;
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, 120);
  });
  box.addEventListener("compositionend", () => {
    typed = box.value;
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? list.children.length - 1 : chosen - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      box.value = typed;
      close();
    }
  });
  box.addEventListener("blur", close);
}

// Browsers have a clipboard for pages of https and of this machine only; elsewhere a selection is copied.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = document.createElement("textarea");
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

// The buttons to copy with, also those that come later.
function offerCopies() {
  for (const button of document.querySelectorAll("button[data-copy][hidden]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  const name = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = name), 2000);
});

for (const box of document.querySelectorAll("input[data-suggest]")) complete(box);
offerCopies();
// Parts of a page that are exchanged in place; an error is shown as the page that it is.
document.addEventListener("htmx:afterSwap", offerCopies);
// What stands around them follows the address: the words in the box, the link to the other language.
document.addEventListener("htmx:pushedIntoHistory", (event) => {
  const address = new URL(event.detail.path, location);
  if (address.pathname === "/search") document.querySelector("input[data-suggest]").value = address.searchParams.get("q") ?? "";
  const language = document.querySelector("a.language");
  address.searchParams.set("lang", language.hreflang.slice(0, 2));
  language.href = address;
});
document.addEventListener("htmx:responseError", (event) => location.assign(event.detail.pathInfo.requestPath));
document.addEventListener("htmx:sendError", (event) => location.assign(event.detail.pathInfo.requestPath));
