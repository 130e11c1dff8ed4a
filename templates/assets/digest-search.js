/* The theme's search box over the index of Pagefind: each result is a place of the site.
   The theme keeps the dialog, its keys and the address with ?q=; its own list, of an empty index, is set aside.
   Article text goes into the page as text alone. */
(() => {
  const input = document.querySelector("input.md-search__input"), box = document.querySelector(".md-search-result");
  if (!input || !box) return;
  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base.replace(/\/?$/, "/"), location.href), say = name => config.translations["search.result." + name];
  const ALSO = "\u241f", FIRST = 15, WORDS = 40, RAREST = 12, PAUSE = 120;
  /* What parts a place's own words from others it is found by; results at a time; words of an excerpt;
     words that are looked for one by one; milliseconds without a key. */

  const [meta, list] = [box.firstElementChild, box.lastElementChild].map(theirs => {
    const ours = theirs.cloneNode(true);
    theirs.replaceWith(ours);
    return ours;
  });
  const toggle = document.getElementById("__search");
  const reveal = () => { list.hidden = !toggle.checked; list.setAttribute("role", toggle.checked ? "list" : "presentation"); };
  toggle.addEventListener("change", reveal);
  reveal();

  let index;
  const load = () => index ||= import(new URL("pagefind/pagefind.js", base)).then(async found => { await found.init(); return found; });

  const make = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  /* Places with all words; where no place has them all (a slip, or sentences of two places), those with most of the
     longest words, a rare word counting for more. */
  async function find(query) {
    const words = query.toLowerCase().split(/(?:[\s"“”„«»—–…/<>]|\.\.)+|(?<!\p{L})[‘’']|[‘’'](?!\p{L})/u).filter(Boolean);
    const pagefind = await load(), all = (await pagefind.search(words.join(" "))).results;
    if (all.length || words.length < 2) return all;
    const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, RAREST), places = new Map();
    for (const { results } of await Promise.all(longest.map(word => pagefind.search(word)))) {
      for (const result of results) {
        const place = places.get(result.id) || { data: result.data, words: [], score: 0 };
        place.score += Math.log(1e6 / results.length);
        place.words = place.words.concat(result.words);
        places.set(result.id, place);
      }
    }
    return [...places.values()].sort((a, b) => b.score - a.score).slice(0, 4 * FIRST);
  }

  function excerpt(words, hits) {
    const around = start => hits.filter(hit => hit >= start && hit < start + WORDS).length;
    const best = hits.reduce((a, b) => around(b) > around(a) ? b : a, hits[0] || 0);
    const start = words.length <= WORDS ? 0 : Math.max(0, Math.min(best - 5, words.length - WORDS)), end = start + WORDS, shown = [];
    words.slice(start, end).forEach((word, i) => shown.push(hits.includes(start + i) ? make("mark", "", word) : word, " "));
    return [start ? "… " : "", ...shown, end < words.length ? "…" : ""];
  }

  function item(place, found, score) {
    const words = place.content.split(ALSO)[0].trim().split(/\s+/), hits = [...new Set(found)].filter(hit => hit < words.length);
    const link = make("a", "md-search-result__link"), url = new URL(place.raw_url, base), page = !url.hash;
    if (config.features.includes("search.highlight") && hits.length) url.searchParams.set("h", hits.map(hit => words[hit].replace(/[^\p{L}\p{N}]+/gu, " ").trim()).join(" "));
    link.href = url;
    link.tabIndex = -1;
    const article = make("article", "md-search-result__article md-typeset", ...page ? [make("div", "md-search-result__icon md-icon")] : [],
      make(page ? "h1" : "h2", "", place.meta.title || ""), ...excerpt(words, hits));
    if (!page && place.filters.page) article.append(make("p", "md-search-result__terms", place.filters.page[0]));
    article.dataset.mdScore = score;
    link.append(article);
    return make("li", "md-search-result__item", link);
  }

  let turn = 0, timer, waiting = false, enter = false;
  const more = new IntersectionObserver(seen => seen.forEach(each => each.isIntersecting && each.target.more()));

  async function add(results, from, mine) {
    const part = results.slice(from, from + FIRST), places = await Promise.all(part.map(result => result.data()));
    if (mine !== turn) return;
    const items = places.map((place, i) => item(place, part[i].words, -from - i));
    more.disconnect();
    from ? list.append(...items) : list.replaceChildren(...items);
    const last = items.at(-1);
    if (last && results.length > from + FIRST) { last.more = () => { more.disconnect(); add(results, from + FIRST, mine); }; more.observe(last); }
  }

  async function show() {
    const mine = ++turn, query = input.value.trim();
    try {
      const results = query ? await find(query) : [];
      await add(results, 0, mine);
      if (mine !== turn) return;
      meta.textContent = !query ? say("placeholder") : results.length > 1 ? say("other").replace("#", results.length) : say(results.length ? "one" : "none");
    } catch (error) {
      index = undefined;
      meta.textContent = "The search could not be loaded.";
    }
    if (mine !== turn) return;
    waiting = false;
    if (enter) list.querySelector("a")?.click();
    enter = false;
  }
  const soon = pause => { turn++; waiting = true; enter = false; clearTimeout(timer); timer = setTimeout(show, pause); };

  input.addEventListener("focus", () => load().catch(() => { index = undefined; }));
  input.addEventListener("input", () => soon(PAUSE));
  input.form.addEventListener("reset", () => soon(0));
  addEventListener("keydown", event => {  /* Enter before the results are there waits for them */
    if (event.key !== "Enter" || event.target !== input || !waiting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    enter = true;
  }, true);
  if (input.value) soon(0);
})();
