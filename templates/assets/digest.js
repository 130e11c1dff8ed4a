/* Filters and orders kept in the address, copying, the passage behind a chip, places of the search: every page reads
   without. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, className = "", textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  /* The site's folder, by this very script: the address of a page that is not found is anybody's. */
  const root = new URL("..", document.currentScript.src).href;
  const file = href => href.startsWith(root) ? href.slice(root.length).match(/^[\w/-]*/)[0].replace(/\/$/, "") : "";
  const load = (name, more) => document.head.append(Object.assign(make("script"), { src: root + name + ".js" }, more));

  const asked = name => new URLSearchParams(location.search).get(name);

  /* Write `values` (name -> value, empty to leave out) into the address, so that the view can be shared. */
  function keep(values) {
    const now = new URL(location.href);
    for (const [name, value] of Object.entries(values)) value ? now.searchParams.set(name, value) : now.searchParams.delete(name);
    history.replaceState(history.state, "", now);
  }

  function filters(form) {
    const cards = all("." + form.dataset.target), groups = all(".dg-cards"), selects = all("select", form);
    const order = form.elements.sort, narrowing = selects.filter(s => s !== order);
    cards.forEach((card, n) => { card.dataset.rank = n; });
    const apply = () => {
      const name = order.value.replace("-", "") || "rank", sign = order.value.startsWith("-") ? -1 : 1;
      for (const group of groups) {
        const sorted = [...group.children].sort((a, b) => sign * (a.dataset[name] - b.dataset[name]) || a.dataset.rank - b.dataset.rank);
        if (sorted.some((card, n) => card !== group.children[n])) group.append(...sorted);
      }
      for (const card of cards) card.hidden = !narrowing.every(s => !s.value || (card.dataset[s.name] || "").split(" ").includes(s.value));
      for (const row of all(".dg-glance tbody tr")) {
        const card = document.getElementById(row.querySelector("a").hash.slice(1));
        row.hidden = card?.closest("." + form.dataset.target).hidden;
      }
      const narrowed = narrowing.some(s => s.value), shown = cards.filter(card => !card.hidden).length;
      for (const part of all(".dg-part")) {
        part.hidden = narrowed && !all("." + form.dataset.target, part).some(card => !card.hidden);
        for (const fold of all("details.dg-fold", part)) {
          if (narrowed && !fold.open) { fold.open = true; fold.dataset.by = "filter"; }
          else if (!narrowed && fold.dataset.by) { fold.open = false; delete fold.dataset.by; }
        }
      }
      const where = document.querySelector(".dg-pages") ? " on this page" : "";
      form.querySelector("output").textContent = narrowed ? `${shown} of ${cards.length} shown${where}` : "";
    };
    for (const select of selects) {
      const wanted = asked(select.name);
      select.value = [...select.options].some(o => o.value === wanted) ? wanted : "";
      select.onchange = () => { keep({ [select.name]: select.value }); apply(); };
    }
    form.onsubmit = () => false;
    form.onreset = () => setTimeout(() => { keep(Object.fromEntries(selects.map(s => [s.name, ""]))); apply(); });
    apply();
  }

  /* A table whose columns can be put in order by buttons in its head. */
  function sortable(table) {
    const heads = all("thead th", table), body = table.tBodies[0], rows = [...body.rows];
    const value = (row, n) => { const at = row.cells[n].querySelector("[data-order]"); return at ? at.dataset.order : row.cells[n].textContent.trim(); };
    const order = by => {
      const n = Math.abs(by) - 1;
      heads.forEach((head, m) => m === n ? head.setAttribute("aria-sort", by < 0 ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
      body.append(...(heads[n] ? [...rows].sort((a, b) => Math.sign(by) * value(a, n).localeCompare(value(b, n), "en", { numeric: true })) : rows));
    };
    heads.forEach((head, n) => {
      if (head.querySelector("button")) return;
      const button = make("button", "dg-sort", head.textContent);
      button.type = "button";
      button.onclick = () => {
        const by = head.getAttribute("aria-sort") === "ascending" ? -n - 1 : n + 1;
        keep({ sort: String(by) });
        order(by);
      };
      head.replaceChildren(button);
    });
    const wanted = Number(asked("sort"));
    if (wanted) order(wanted);
  }

  function plain(words) {
    const copy = words.cloneNode(true);
    all("i, del", copy).forEach(e => e.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  const named = chip => (chip.getAttribute("aria-label") || "").replace(/, opens .*/, "");

  async function copy(button) {
    const card = button.closest(".dg-quote"), chips = all(".dg-chip", card.querySelector(".dg-line"));
    const names = [...new Set(chips.map(named))].join("; ");
    const speaker = card.querySelector("h3").firstChild.textContent.trim(), link = new URL("#" + card.querySelector("h3").id, location.href);
    const words = `“${plain(card.querySelector(".dg-words"))}” (${speaker}; ${names}) ${link}`;
    try { await navigator.clipboard.writeText(words); } catch { /* from a disk: the older way */
      const field = make("textarea");
      field.value = words;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy with source"; }, 1500);
  }

  /* The passages of an article come as a script: a page on a disk may not read another page. */
  const articles = new Map(); // by address: events share articles
  let told;
  window.digestPassages = (id, list) => { told = list; };
  function passages(link) {
    const name = file(link.href);
    if (!name || articles.has(name)) return articles.get(name);
    return new Promise(resolve => load(name, {
      onerror: () => resolve(),
      onload() { this.remove(); articles.set(name, told); resolve(told); } }));
  }

  let bubble, timer;
  const hide = () => { clearTimeout(timer); bubble?.remove(); bubble = null; };
  const clip = (words, most, end) => words.length <= most ? words : end ? "…" + words.slice(-most).replace(/^\S*/, "") : words.slice(0, most).replace(/\s\S*$/, "") + "…";
  async function show(link) {
    const list = await passages(link), at = list?.findIndex(each => each?.[0] === link.hash.slice(1)) ?? -1;
    if (at < 0 || !(link.matches(":hover") || link === document.activeElement)) return;
    hide();
    const beside = n => n in list ? list[n] ? list[n][1] : "…" : "";
    bubble = make("div", "dg-preview");
    bubble.setAttribute("aria-hidden", "true");
    bubble.append(make("b", "", named(link)), make("span", "", clip(beside(at - 1), 110, true) + " "),
      make("mark", "", clip(list[at][1], 420)), make("span", "", " " + clip(beside(at + 1), 110)));
    document.body.append(bubble);
    const box = link.getBoundingClientRect(), below = box.bottom + bubble.offsetHeight + 12 < innerHeight;
    bubble.style.left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - bubble.offsetWidth - 8)) + scrollX + "px";
    bubble.style.top = (below ? box.bottom + 6 : box.top - bubble.offsetHeight - 6) + scrollY + "px";
  }
  function look(event) {
    if (!event.target.closest) return;
    if (event.target.closest(".dg-preview")) return clearTimeout(timer);
    const link = event.target.closest("a.dg-chip, a.dg-mark");
    if (!link?.hash) return;
    hide();
    timer = setTimeout(show, 180, link);
  }
  const leave = () => { clearTimeout(timer); timer = setTimeout(hide, 180); };
  addEventListener("mouseover", look);
  addEventListener("focusin", look);
  addEventListener("mouseout", leave);
  addEventListener("focusout", leave);
  addEventListener("keydown", e => { if (e.key === "Escape") hide(); });
  addEventListener("click", e => {
    const button = e.target.closest && e.target.closest(".dg-copy");
    if (button) copy(button); else if (!e.target.closest(".dg-preview")) hide();
  });

  function unfold() {
    const id = location.hash.slice(1), place = document.getElementById(id);
    const fold = place?.closest("details:not([open])");
    if (fold) { fold.open = true; place.scrollIntoView(); }
    const list = document.querySelector(".dg-pages") && file(location.href).replace(/\/\d+$/, "");
    if (id && !place && list) load(list); // it may be on another page
  }
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => all("details.dg-fold").forEach(fold => { fold.open = true; }));

  /* The theme's results begin with the page: let that lead to the first place on it. */
  function search() {
    const list = document.querySelector(".md-search-result__list");
    if (!list || list.dataset.digest) return;
    list.dataset.digest = "on";
    const box = document.querySelector(".md-search__input"); // the theme listens to keys; a menu pastes without one
    box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
    new MutationObserver(() => {
      for (const item of all(".md-search-result__item", list)) {
        const [page, place] = all("a.md-search-result__link", item);
        if (page && place && !new URL(page.href).hash) page.href = place.href;
      }
    }).observe(list, { childList: true });
  }

  const start = () => {
    hide();
    search();
    all("form.dg-filters").forEach(filters);
    all(".dg-sortable table").forEach(sortable);
    unfold();
  };
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(start); // from a disk it tells nothing
  else addEventListener("DOMContentLoaded", start);
})();
