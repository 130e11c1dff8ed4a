/* The search of the site, behind the theme's own search box: the theme sends {type: 0, data: the index} once, then
   {type: 2, data: what was typed}, and takes {type: 3, data: {items}}: a list for each page, of places on it.
   Words are joined by OR and ranked by how rare they are and how many of them a place has; one wrong letter in a longer
   word does no harm. MiniSearch stands in front of this file. */
(() => {
  const PAGES = 25, PLACES = 8, SHOWN = 3, WINDOW = 34;
  const fold = word => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
  let index, documents, titles, separator;
  /* On the pages of one of several events it alone stands behind the address of this file, and is what is searched. */
  const address = self.document ? document.currentScript.src : location.href; /* from a disk with the time behind it */
  const [, events] = address.match(/\?of=([^?]*)/) || [], event = events && !events.includes(",") && events;

  /* [word, where it begins] of each word of `text`. */
  function tokens(text) {
    const found = [];
    let at = 0;
    for (const gap of text.matchAll(separator)) {
      if (gap.index > at) found.push([text.slice(at, gap.index), at]);
      at = gap.index + gap[0].length;
    }
    if (at < text.length) found.push([text.slice(at), at]);
    return found;
  }

  const words = text => tokens(text).map(([word]) => fold(word)).filter(Boolean);

  function setup({ config, docs }) {
    if (event) docs = docs.filter(doc => doc.location.startsWith(event + "/"));
    separator = new RegExp(config.separator, "g");
    documents = new Map(docs.map((doc, id) => [id, { also: "", ...doc, id, text: doc.text.replace(/<[^>]*>/g, " ") }]));
    titles = new Map(docs.filter(doc => !doc.location.includes("#")).map(doc => [doc.location, doc.title]));
    index = new MiniSearch({ fields: ["title", "text", "also"], tokenize: words, processTerm: word => word });
    index.addAll([...documents.values()]);
  }

  function ranked(query) {
    const typed = [...new Set(words(query))];
    const found = index.search(query, {
      prefix: (word, n, list) => n === list.length - 1 && word.length > 2,
      fuzzy: word => word.length > 4 && !/\d/.test(word) && (word.length > 8 ? 2 : 1),
      weights: { fuzzy: .3, prefix: .6 },
      boost: { title: 1.5 },
      boostDocument: id => documents.get(id).boost || 1,
    });
    for (const each of found) each.score *= (each.queryTerms.length / typed.length) ** 2;
    found.sort((a, b) => b.score - a.score || a.id - b.id);
    return { typed, found: found.filter(each => each.score > .15 * found[0].score) };
  }

  /* `text` (escaped by who wrote the index) with the found words marked; `most` words around where they stand closest. */
  function marked(text, terms, most) {
    const list = tokens(text), hits = list.map(([word]) => terms.has(fold(word)));
    let first = 0;
    if (list.length > most) {
      let best = -1;
      for (let n = 0; n <= list.length - most; n++) {
        const held = new Set(list.slice(n, n + most).filter((_, m) => hits[n + m]).map(([word]) => fold(word))).size;
        if (held > best) { best = held; first = Math.max(0, n && n + Math.min(5, most) - 5); }
      }
    }
    const last = Math.min(list.length, first + most), from = first ? list[first][1] : 0, to = last < list.length ? list[last][1] : text.length;
    let shown = first ? "… " : "", at = from;
    for (let n = first; n < last; n++) {
      const [word, start] = list[n];
      if (hits[n]) { shown += text.slice(at, start) + "<mark>" + word + "</mark>"; at = start + word.length; }
    }
    return shown + text.slice(at, to) + (to < text.length ? "…" : "");
  }

  function shown(result, typed) {
    const doc = documents.get(result.id), terms = new Set(result.terms);
    return {
      location: doc.location, title: marked(doc.title, terms, 40), text: marked(doc.text, terms, WINDOW), score: result.score,
      terms: Object.fromEntries(typed.filter(word => word.length > 3 || result.queryTerms.includes(word)).map(word => [word, result.queryTerms.includes(word)])),
    };
  }

  /* A list for each page, itself first; the theme unfolds the places whose score is not below that of the page. */
  function search(query) {
    const { typed, found } = ranked(query), groups = new Map();
    for (const result of found) {
      const page = documents.get(result.id).location.split("#")[0];
      if (!groups.has(page)) groups.set(page, []);
      groups.get(page).push(result);
    }
    return [...groups].slice(0, PAGES).map(([page, results]) => {
      const places = results.filter(each => documents.get(each.id).location.includes("#")).slice(0, PLACES).map(each => shown(each, typed));
      const itself = results.find(each => documents.get(each.id).location === page);
      const head = itself ? shown(itself, typed) : { location: page, title: titles.get(page) || page, text: "", terms: {} };
      head.score = places.length ? places[Math.min(SHOWN, places.length) - 1].score : results[0].score;
      return [head, ...places];
    });
  }

  addEventListener("message", ({ data: { type, data } }) => {
    if (type === 0) { setup(data); postMessage({ type: 1 }); }
    if (type === 2) postMessage({ type: 3, data: { items: data.trim() ? search(data) : [] } });
  });
})();
