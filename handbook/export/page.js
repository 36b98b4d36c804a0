"use strict";
// The page's own script: shows one entry at a time, searches as one types, and
// loads the full search, which is the desk program's own. Until that runs, or
// where it cannot, entries are found by the words in them, and the emergency box
// stays on the screen.
(function () {
	const byID = (id) => document.getElementById(id);
	const root = document.documentElement;
	const data = JSON.parse(byID("data").textContent);
	const field = byID("q"), list = byID("results"), banner = byID("banner"), told = byID("told"), guess = byID("guess");
	const articles = new Map();
	for (const a of document.querySelectorAll("article")) articles.set(a.id, a);
	const homeTitle = document.title;
	let hits = [], at = -1, full = false;

	// ---- pages

	function current() {
		let id = location.hash.slice(1);
		try { id = decodeURIComponent(id); } catch { /* use it as it is */ }
		return articles.has(id) ? id : "home";
	}

	function show(id) {
		for (const [key, a] of articles) a.classList.toggle("shown", key === id);
		root.classList.toggle("home", id === "home");
		root.classList.toggle("reading", id !== "home");
		document.title = id === "home" ? homeTitle : data.entries[id].title + " – " + homeTitle;
		for (const a of byID("contents").querySelectorAll("a"))
			if (a.getAttribute("href") === "#" + id) a.setAttribute("aria-current", "page"); else a.removeAttribute("aria-current");
		byID("page").scrollTop = 0;
		scrollTo(0, 0);
	}

	// open shows an entry; typing replaces the previous page in the
	// history, a choice makes a new one.
	function open(id, chosen) {
		if (chosen && current() !== id) {
			location.hash = id; // shows it, see hashchange
			return;
		}
		history.replaceState(null, "", "#" + id);
		show(id);
		if (chosen) read();
	}

	// read leads the eye, the keys and a screen reader to the page.
	function read() {
		if (current() === "home") return field.focus();
		const title = articles.get(current()).querySelector("h1");
		title.tabIndex = -1;
		title.focus({ preventScroll: true });
		if (matchMedia("(max-width: 800px)").matches) byID("page").scrollIntoView();
	}

	// ---- answers

	const element = (tag, text, className) => {
		const e = document.createElement(tag);
		if (text) e.textContent = text;
		if (className) e.className = className;
		return e;
	};

	function pieces(into, parts) {
		for (const p of parts) into.append(p.mark ? element("mark", p.text) : p.text);
		return into;
	}

	function links(ids) {
		const ul = element("ul");
		for (const id of new Set(ids)) {
			if (!articles.has(id)) continue;
			const a = element("a", data.entries[id].title), li = element("li");
			a.href = "#" + id;
			li.append(a);
			ul.append(li);
		}
		return ul;
	}

	// shown is the banner's content as text, so that one that is on the screen
	// already is not read out again at every letter.
	let shown = "";
	function raise(flags) {
		const key = JSON.stringify(flags);
		if (key === shown) return;
		shown = key;
		banner.replaceChildren();
		banner.hidden = flags.length === 0;
		if (banner.hidden) return;
		const names = flags.map((f) => f.name).join(", ");
		banner.append(element("h2", "EMERGENCY: " + names));
		for (const id of new Set(flags.flatMap((f) => f.values))) {
			const v = data.values[id], p = element("p");
			p.append(element("strong", v.label + ": "), v.text);
			banner.append(p);
		}
		banner.append(links(flags.flatMap((f) => f.entries)));
	}

	function select(i) {
		mark(i);
		if (i >= 0) open(hits[i].id, false);
	}

	// mark tells which of the results is on the page.
	function mark(i) {
		at = i;
		[...list.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === i)));
		if (i < 0) {
			field.removeAttribute("aria-activedescendant");
			return;
		}
		field.setAttribute("aria-activedescendant", "r" + i);
		reveal(list.children[i]);
	}

	// reveal scrolls the list, and nothing else, to an item.
	function reveal(item) {
		const box = [list, byID("list")].find((b) => getComputedStyle(b).overflowY === "auto");
		const a = item.getBoundingClientRect(), b = box.getBoundingClientRect();
		if (a.top < b.top) box.scrollTop -= b.top - a.top;
		else if (a.bottom > b.bottom) box.scrollTop += a.bottom - b.bottom;
	}

	function say(answer) {
		const n = hits.length, first = n ? data.entries[hits[0].id].title : "";
		let text = n === 0 ? "Nothing in the handbook fits." : (n === 1 ? "1 result: " : n + " results, first: ") + first + ".";
		if (n === 0 && answer.nearest.length) text += " Perhaps: " + answer.nearest.map((id) => data.entries[id].title).join(", ") + ".";
		told.textContent = text;
	}

	function render(answer) {
		raise(answer.flags);
		hits = answer.hits.filter((h) => articles.has(h.id));
		const maybe = hits.length === 0 && answer.nearest.length > 0;
		guess.hidden = true;
		if (hits.length === 0) {
			guess.textContent = maybe ? "Nothing fits. Perhaps:" : "Nothing in the handbook fits." + (data.fallback ? " " + data.fallback : "");
			guess.hidden = false;
		} else if (answer.guesses.length) {
			guess.textContent = "Showing results for “" + answer.guesses.map((g) => g.meant).join(" ") + "”";
			guess.hidden = false;
		}
		if (maybe) hits = answer.nearest.filter((id) => articles.has(id)).map((id) => ({ id, title: [{ text: data.entries[id].title }], reason: [] }));
		list.replaceChildren(...hits.map((h, i) => {
			const li = element("li");
			li.id = "r" + i;
			li.setAttribute("role", "option");
			li.dataset.route = data.entries[h.id].route;
			li.append(pieces(element("span", "", "title"), h.title));
			const version = data.entries[h.id].mark;
			if (version) li.append(" (" + version + ")");
			li.append(element("span", " – " + data.entries[h.id].answers, "unseen"));
			if (h.reason.length) li.append(pieces(element("span", "", "reason"), h.reason));
			li.addEventListener("click", () => {
				mark(i);
				open(h.id, true);
			});
			return li;
		}));
		say(answer);
		select(maybe || hits.length === 0 ? -1 : 0); // what is only near is offered, not opened
	}

	function search() {
		const text = field.value, asked = text.trim() !== "";
		root.classList.toggle("asked", asked);
		byID("contents").hidden = asked;
		list.hidden = !asked;
		field.setAttribute("aria-expanded", String(asked));
		if (!asked) {
			raise([]);
			hits = [];
			guess.hidden = true;
			told.textContent = "";
			select(-1);
			return;
		}
		let answer;
		if (full) {
			try {
				answer = JSON.parse(globalThis.handbookSearch(text));
			} catch {
				failed("it stopped");
			}
		}
		render(answer || plain(text));
	}

	// ---- the plain search

	const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
	const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
	let shelf = null;

	function plain(text) {
		shelf = shelf || Object.keys(data.entries).map((id) => ({
			id, title: " " + words(data.entries[id].title).join(" "),
			said: " " + words(data.entries[id].aliases.join(" ")).join(" "),
			text: " " + words(articles.get(id).textContent).join(" "),
		}));
		const asked = words(text).filter((w, i, all) => w.length > 2 || all.length === 1);
		const found = [];
		for (const e of shelf) {
			let score = 0, met = 0;
			for (const w of asked) {
				const s = e.title.includes(" " + w) ? 6 : e.said.includes(" " + w) ? 4 : e.text.includes(" " + w) ? 1 : 0;
				score += s;
				if (s) met++;
			}
			if (met) found.push({ id: e.id, score: score + 10 * met / asked.length });
		}
		found.sort((a, b) => b.score - a.score);
		return {
			flags: [], guesses: [], nearest: [],
			hits: found.slice(0, 30).map((f) => ({ id: f.id, title: [{ text: data.entries[f.id].title }], reason: [] })),
		};
	}

	// ---- keys

	field.addEventListener("input", search);
	field.addEventListener("keydown", (e) => {
		const n = hits.length;
		const to = { ArrowDown: Math.min(at + 1, n - 1), ArrowUp: Math.max(at - 1, 0), PageDown: Math.min(at + 8, n - 1), PageUp: Math.max(at - 8, 0) }[e.key];
		if (n && to !== undefined) {
			e.preventDefault();
			select(to);
		} else if (e.key === "Enter" && n) {
			e.preventDefault();
			open(hits[Math.max(at, 0)].id, true);
		} else if (e.key === "Escape") {
			e.preventDefault();
			clear();
		}
	});

	function clear() {
		if (field.value === "") open("home", false);
		field.value = "";
		search();
		field.focus();
	}

	document.addEventListener("keydown", (e) => {
		if (e.target === field || e.isComposing) return;
		const control = e.ctrlKey || e.metaKey;
		if (e.key === "Escape") clear();
		else if (control && e.key.toLowerCase() === "k" || e.key === "/") {
			e.preventDefault();
			field.focus();
			field.select();
		} else if (!control && !e.altKey && e.key.length === 1 && e.key !== " ") {
			field.focus(); // and the letter goes there
			field.select();
		}
	});
	document.querySelector(".skip").addEventListener("click", (e) => {
		e.preventDefault(); // the address names the entry
		read();
	});
	byID("to-home").addEventListener("click", () => {
		field.value = "";
		search();
	});
	addEventListener("hashchange", () => {
		show(current());
		read();
		const i = hits.findIndex((h) => h.id === current());
		if (i !== at && i >= 0) mark(i);
	});

	// ---- the full search

	function failed(why) {
		full = false;
		root.classList.remove("full", "loading");
		byID("engine-state").textContent = "Simple search by words: the full search does not run here (" + why + ")";
	}

	globalThis.handbookFailed = failed;
	globalThis.handbookReady = () => {
		full = true;
		root.classList.remove("loading");
		root.classList.add("full");
		byID("engine-state").textContent = "Full search, offline";
		if (field.value.trim()) search();
	};

	const bytes = (id) => Uint8Array.from(atob(byID(id).textContent), (c) => c.charCodeAt(0));

	async function load() {
		if (typeof Go !== "function") return;
		byID("engine-state").textContent = "The full search is being made ready …";
		root.classList.add("loading");
		try {
			const packed = new Blob([bytes("engine")]).stream().pipeThrough(new DecompressionStream("gzip"));
			const code = await new Response(packed).arrayBuffer();
			const go = new Go();
			const { instance } = await WebAssembly.instantiate(code, go.importObject);
			globalThis.handbookContent = bytes("content");
			go.run(instance).then(() => { if (full) failed("it stopped"); });
		} catch (e) {
			failed(e.message || "unknown");
		}
	}

	// The browser would scroll to the entry, below the field, on a narrow screen.
	history.scrollRestoration = "manual";
	addEventListener("load", () => setTimeout(() => scrollTo(0, 0)));
	show(current());
	const asked = new URLSearchParams(location.search).get("q");
	if (asked) {
		field.value = asked;
		search();
	}
	if (asked || current() === "home") field.focus();
	setTimeout(load, 30); // the page is on the screen first
})();
