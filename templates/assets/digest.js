/* Filters that keep their state in the address, copying with the source, and a look at the passage behind a chip.
   Every page reads without this file. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function filter(form) {
    const cards = all("." + form.dataset.target), selects = all("select", form);
    const apply = () => {
      let shown = 0;
      for (const card of cards) {
        card.hidden = !selects.every(s => !s.value || (card.dataset[s.name] || "").split(" ").includes(s.value));
        shown += !card.hidden;
      }
      const narrowed = selects.some(s => s.value);
      let title = null, any = false;
      for (const part of all("h2, ." + form.dataset.target, form.parentElement)) {
        if (part.tagName === "H2") { if (title) title.hidden = narrowed && !any; title = part; any = false; } else any = any || !part.hidden;
      }
      if (title) title.hidden = narrowed && !any;
      all("details.dg-fold").forEach(fold => { if (narrowed) fold.open = true; });
      form.querySelector("output").textContent = narrowed ? `${shown} of ${cards.length} shown` : "";
    };
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      const wanted = query.get(select.name);
      if (wanted && [...select.options].some(o => o.value === wanted)) select.value = wanted;
      select.onchange = () => {
        const now = new URL(location.href);
        select.value ? now.searchParams.set(select.name, select.value) : now.searchParams.delete(select.name);
        now.hash = "";
        history.replaceState(history.state, "", now);
        apply();
      };
    }
    form.onsubmit = () => false;
    form.hidden = false;
    apply();
  }

  function plain(words) {
    const copy = words.cloneNode(true);
    all("i, del", copy).forEach(e => e.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function copier(card) {
    const heading = card.querySelector("h3"), words = card.querySelector(".dg-words");
    if (!heading || !words || !navigator.clipboard || card.querySelector(".dg-copy")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dg-copy";
    button.textContent = "Copy with source";
    button.onclick = async () => {
      const speaker = heading.firstChild.textContent.trim(), chips = all(".dg-line:first-of-type .dg-chip", card);
      const names = chips.map(c => c.getAttribute("aria-label").replace(/, opens .*/, "")).join("; ");
      await navigator.clipboard.writeText(`“${plain(words)}” (${speaker}; ${names}) ${chips[0] ? chips[0].href : ""}`);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy with source"; }, 1500);
    };
    card.prepend(button);
  }

  const pages = new Map();
  async function passage(link) {
    const url = new URL(link.href), file = url.origin + url.pathname;
    if (!url.hash || url.origin !== location.origin || url.protocol === "file:") return "";
    if (!pages.has(file)) pages.set(file, fetch(file).then(r => r.text()).then(t => new DOMParser().parseFromString(t, "text/html")).catch(() => null));
    const page = await pages.get(file), place = page && page.getElementById(url.hash.slice(1));
    return place ? place.textContent.trim() : "";
  }

  let bubble, timer;
  const hide = () => { clearTimeout(timer); if (bubble) { bubble.remove(); bubble = null; } };
  function look(event) {
    const link = event.target.closest && event.target.closest("a.dg-chip, a.dg-mark");
    if (!link) return;
    hide();
    timer = setTimeout(async () => {
      const words = await passage(link);
      if (!words || !(link.matches(":hover") || link === document.activeElement)) return;
      hide();
      bubble = document.createElement("div");
      bubble.className = "dg-preview";
      bubble.setAttribute("aria-hidden", "true");
      bubble.textContent = words.length > 320 ? words.slice(0, 320) + "…" : words;
      document.body.append(bubble);
      const box = link.getBoundingClientRect();
      bubble.style.left = Math.max(8, Math.min(box.left, innerWidth - bubble.offsetWidth - 8)) + scrollX + "px";
      bubble.style.top = box.bottom + 6 + scrollY + "px";
    }, 220);
  }
  document.addEventListener("mouseover", look);
  document.addEventListener("focusin", look);
  document.addEventListener("mouseout", hide);
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", e => { if (e.key === "Escape") hide(); });

  function unfold() {
    const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = place && place.closest("details:not([open])");
    if (fold) { fold.open = true; place.scrollIntoView(); }
  }
  addEventListener("hashchange", unfold);

  const start = () => {
    hide();
    all("form.dg-filters").forEach(filter);
    all(".dg-quote").forEach(copier);
    unfold();
  };
  if (window.document$) window.document$.subscribe(start);
  else addEventListener("DOMContentLoaded", start);
})();
