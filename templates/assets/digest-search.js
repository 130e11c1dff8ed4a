/* The theme's search box over an index of Pagefind; each result is a place of the site. The theme keeps the dialog, its
   keys and ?q=; its own list, of an empty index, is set aside. Article text goes into the page as text alone. */
(() => {
  const input = document.querySelector("input.md-search__input"), box = document.querySelector(".md-search-result");
  if (!input || !box) return;
  const config = JSON.parse(document.getElementById("__config").textContent), toggle = document.getElementById("__search");
  const base = new URL("..", document.currentScript.src), say = name => config.translations["search.result." + name];
  const ALSO = "\u241f"; /* parts the words of a place from those it is found by as well */
  const FIRST = 15, WORDS = 40, LONGEST = 12, PAUSE = 120;
  const GAP = /(?:[\s"“”„«»—–…/<>]|\.\.)+|(?<!\p{L})[‘’']|[‘’'](?!\p{L})/u;

  const [meta, list] = [box.firstElementChild, box.lastElementChild].map(theirs => {
    const ours = theirs.cloneNode(true);
    theirs.replaceWith(ours);
    return ours;
  });
  const reveal = () => { list.hidden = !toggle.checked; list.setAttribute("role", toggle.checked ? "list" : "presentation"); };
  toggle.addEventListener("change", reveal);
  reveal();

  let loading;
  /* Of several events each has an index: that of the event whose page it is, else all, and first that of other pages. */
  const indexes = (config.search.split("?of=")[1] || "").split(",").map(event => new URL((event && event + "/") + "pagefind/", base).href);
  async function begin() {
    const engine = await import(indexes[0] + "pagefind.js");
    if (indexes[1]) await engine.options({ indexWeight: .1 }); /* what has not the word finds one that begins like it */
    for (const other of indexes.slice(1)) await engine.mergeIndex(other, { indexWeight: 1 });
    return engine;
  }
  const load = () => loading ||= begin();

  /* Places with all words. Where none has them all, after a slip or over two sentences: by how many of the longest words
     they have, a rare word counting for more. */
  async function find(query) {
    const words = query.toLowerCase().split(GAP).filter(Boolean), { search } = await load();
    const { results } = await search(words.join(" "));
    if (results.length || words.length < 2) return results;
    const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, LONGEST), places = new Map();
    for (const { results } of await Promise.all(longest.map(word => search(word)))) {
      for (const { id, data, words } of results) {
        const place = places.get(id) || { data, words: [], score: 0 };
        place.score += Math.log(1e6 / results.length);
        place.words.push(...words);
        places.set(id, place);
      }
    }
    return [...places.values()].sort((a, b) => b.score - a.score).slice(0, 4 * FIRST);
  }

  function make(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  const marked = (words, hits, from = 0) => words.flatMap((word, i) => [hits.has(from + i) ? make("mark", "", word) : word, " "]);

  function excerpt(words, hits) {
    const first = words.findIndex((_, i) => hits.has(i)), start = Math.max(0, Math.min(first - 5, words.length - WORDS));
    return [start ? "… " : "", ...marked(words.slice(start, start + WORDS), hits, start), words.length > start + WORDS ? "…" : ""];
  }

  function item(place, hits, score) {
    const split = text => text.split(/\s+/).filter(Boolean), words = split(place.content.split(ALSO)[0]), title = split(place.meta.title);
    const url = new URL(place.raw_url, base), page = decodeURIComponent(url.search.slice(1)), link = make("a", "md-search-result__link");
    url.search = "";
    const found = new Set(words.filter((_, i) => hits.has(i)).map(word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")));
    if (found.size && config.features.includes("search.highlight")) url.searchParams.set("h", [...found].join(" "));
    link.href = url;
    link.tabIndex = -1;
    link.append(make("article", "md-search-result__article md-typeset",
      make("h2", "", ...marked(title, hits, words.length + 1)), ...excerpt(words, hits), make("p", "md-search-result__terms", page)));
    link.firstChild.dataset.mdScore = score;
    return make("li", "md-search-result__item", link);
  }

  let turn = 0, timer, running = false, waiting = false, enter = false;
  const more = new IntersectionObserver(seen => seen.forEach(({ isIntersecting, target }) => isIntersecting && target.more()));

  async function add(results, from, mine) {
    const part = results.slice(from, from + FIRST), places = await Promise.all(part.map(result => result.data()));
    if (mine !== turn) return;
    const items = places.map((place, i) => item(place, new Set(part[i].words), -from - i)), last = items.at(-1);
    more.disconnect();
    from ? list.append(...items) : list.replaceChildren(...items);
    if (results.length <= from + FIRST) return;
    last.more = () => { more.disconnect(); add(results, from + FIRST, mine); };
    more.observe(last);
  }

  /* One search at a time, the newest next: "the" of a large site takes a second, and each key would wait for the one before. */
  async function show() {
    if (running) return;
    const mine = turn, query = input.value.trim();
    let told;
    running = true;
    try {
      const results = query ? await find(query) : [], many = results.length;
      await add(results, 0, mine);
      told = !query ? say("placeholder") : many > 1 ? say("other").replace("#", many) : say(many ? "one" : "none");
    } catch (error) {
      console.error(error);
      told = "The search could not be loaded.";
    }
    running = false;
    if (mine !== turn) return show();
    meta.textContent = told;
    if (enter) list.querySelector("a")?.click();
    waiting = enter = false;
  }

  function soon(pause) {
    turn++;
    waiting = true;
    enter = false;
    clearTimeout(timer);
    timer = setTimeout(show, pause);
  }
  input.addEventListener("focus", () => load().catch(() => {}));
  input.addEventListener("input", () => soon(PAUSE));
  input.form.addEventListener("reset", () => soon(0));
  addEventListener("keydown", event => { /* Enter waits for the results */
    if (event.key !== "Enter" || event.target !== input || !waiting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    enter = true;
  }, true);
  soon(0);
})();
