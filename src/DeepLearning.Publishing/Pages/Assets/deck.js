// The deck: reveal.js at a size that follows the window's shape, each slide shrunk until it fits,
// figures drawn when their slide is shown, and for the build a measurement of every slide in both shapes.
(async () => {
  const { settings, prepare, draw } = window.page;
  const query = new URLSearchParams(location.search);
  const printing = query.has('print-pdf') || query.get('view') === 'print';
  const wide = printing || query.get('shape') === 'wide' || (query.get('shape') !== 'standard' && innerWidth / innerHeight > 1.5);
  // Of the normal size. Listings are then 14 px high on a slide of 1280 × 720, still read from the last row.
  const smallest = () => document.documentElement.style.getPropertyValue('--slide-width') === '960px' ? 0.54 : 0.65;

  function shape(isWide) {
    const size = isWide ? { width: 1280, height: 720 } : { width: 960, height: 720 };
    document.documentElement.style.setProperty('--slide-width', `${size.width}px`);
    document.documentElement.style.setProperty('--slide-height', `${size.height}px`);
    return size;
  }

  const overflow = sheet => {
    const over = { down: sheet.scrollHeight - sheet.clientHeight, right: sheet.scrollWidth - sheet.clientWidth };
    for (const block of sheet.querySelectorAll('pre, .output-html, .katex-display, table'))
      over.right = Math.max(over.right, block.scrollWidth - block.clientWidth, block.getBoundingClientRect().right - sheet.getBoundingClientRect().right);
    // What runs out of its own box lies upon its neighbour, even where the page has room.
    for (const box of sheet.querySelectorAll('.pair, .pair > div, .roomy')) over.down = Math.max(over.down, box.scrollHeight - box.clientHeight);
    return over;
  };
  // A page keeps 40 px free at its foot; what runs some pixels into that is still well on the page.
  const MARGIN = 8;
  const fits = sheet => { const over = overflow(sheet); return over.down <= MARGIN && over.right <= 1; };

  // Whether a listing's lines are broken: it reads better in another layout of the same size.
  const wraps = sheet => [...sheet.querySelectorAll('pre')].some(pre => {
    const style = getComputedStyle(pre);
    const lines = pre.textContent.split('\n').length * parseFloat(style.lineHeight);
    return pre.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) > lines + 4;
  });

  // The one result of a slide that can stand at its right, beside all its words: that of its only pair, or a figure alone.
  function prepareColumns(sheet) {
    const pairs = sheet.querySelectorAll('.pair');
    const alone = [...sheet.children].filter(child => child.matches('.plot, .picture, .output-html:has(> svg)'));
    if (pairs.length + alone.length !== 1 || sheet.matches('.title')) return false;
    const right = pairs.length ? pairs[0].lastElementChild : alone[0];
    right.classList.add('at-right');
    const heads = [...sheet.children].filter(child => child.matches('.kind, .running-title, h1, h2, h3'));
    const across = [...sheet.children].findIndex(child => !heads.includes(child));
    for (const head of heads.slice(0, across)) head.classList.add('across');
    sheet.style.setProperty('--across', across);
    sheet.style.setProperty('--rows', sheet.children.length - (pairs.length ? 0 : 1));
    return true;
  }

  // Every layout at the full size, then at a smaller one, until the slide fits; of those that fit, one whose lines are whole.
  function fit(sheet) {
    const layouts = ['', ...(prepareColumns(sheet) ? ['columns'] : []), ...(sheet.querySelector('.pair') ? ['stacked'] : [])];
    const lay = (scale, layout) => {
      for (const name of ['columns', 'stacked']) sheet.classList.toggle(name, name === layout);
      sheet.style.setProperty('--fit', scale.toFixed(2));
      return fits(sheet);
    };
    const first = (layouts, least) => {
      for (let scale = 1; scale >= least - 0.001; scale -= 0.05) {
        const fitting = layouts.filter(layout => lay(scale, layout));
        if (fitting.length === 0) continue;
        lay(scale, fitting.find(layout => { lay(scale, layout); return !wraps(sheet); }) ?? fitting[0]);
        return true;
      }
      return false;
    };
    // Figures side by side want the whole width.
    if (sheet.querySelector('.pair .plot.broad') && first(['stacked'], smallest())) return true;
    return first(layouts, smallest());
  }

  // A hidden slide has no size; give it one for as long as it is measured.
  function whileShown(section, action) {
    const chain = [section, section.parentElement].filter(el => el.tagName === 'SECTION');
    const before = chain.map(el => el.getAttribute('style'));
    const hidden = chain.map(el => el.hidden);
    for (const el of chain) { el.hidden = false; el.style.setProperty('display', 'block', 'important'); el.style.setProperty('visibility', 'visible'); }
    const result = action();
    chain.forEach((el, i) => { el.hidden = hidden[i]; before[i] === null ? el.removeAttribute('style') : el.setAttribute('style', before[i]); });
    return result;
  }

  const sheets = () => [...document.querySelectorAll('.sheet')];
  const fitAll = () => sheets().map(sheet => whileShown(sheet.parentElement, () => fit(sheet)));

  async function show(section) {
    if (!section) return;
    for (const plot of section.querySelectorAll(':scope > .sheet .plot')) await draw(plot);
  }

  // Paper keeps lines and text as vectors, but a WebGL canvas prints empty: it becomes a picture of itself.
  async function flatten(plot) {
    if (!plot.querySelector('canvas')) return;
    const picture = new Image();
    picture.alt = plot.getAttribute('aria-label');
    picture.src = await Plotly.toImage(plot, { format: 'png', width: plot.clientWidth, height: plot.clientHeight, scale: 2 });
    await picture.decode();
    Plotly.purge(plot);
    plot.replaceChildren(picture);
  }

  function timers() {
    for (const button of document.querySelectorAll('.timer')) {
      const total = Number(button.dataset.minutes) * 60;
      let left = total, tick = null;
      const paint = () => { button.textContent = tick || left < total ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : `Start ${button.dataset.minutes} minutes`; };
      const stop = () => { clearInterval(tick); tick = null; };
      button.addEventListener('click', () => {
        if (tick) { stop(); paint(); return; }
        if (left <= 0) { left = total; button.classList.remove('over'); }
        tick = setInterval(() => { left--; if (left <= 0) { stop(); button.classList.add('over'); } paint(); }, 1000);
        paint();
      });
      paint();
    }
  }

  const measuring = query.has('measure');
  await prepare(!measuring);
  // Paper cannot be clicked; and a slide has to have room for what is folded on it, too.
  if (measuring || printing) for (const fold of document.querySelectorAll('.sheet details')) fold.open = true;
  const size = shape(wide);
  const deck = new Reveal({
    ...size, margin: 0, minScale: 0.1, maxScale: 4, center: false, hash: !printing, progress: true, controls: true,
    slideNumber: 'c/t', transition: 'none', backgroundTransition: 'none', pdfMaxPagesPerSlide: 1, pdfSeparateFragments: false,
    showNotes: printing && query.has('speaker') ? 'separate-page' : false, help: true, overview: true, touch: true,
    plugins: window.RevealNotes ? [RevealNotes] : [],
  });
  window.deck = deck;
  deck.on('slidechanged', event => show(event.currentSlide));
  deck.on('resize', () => { if (!measuring) show(deck.getCurrentSlide()); });
  addEventListener('resize', () => {
    if (printing || query.has('shape')) return;
    const next = shape(innerWidth / innerHeight > 1.5);
    if (next.width === deck.getConfig().width) return;
    deck.configure(next);
    fitAll();
    deck.sync();
    show(deck.getCurrentSlide());
  });
  if (!measuring) fitAll();
  document.addEventListener('toggle', ({ target }) => {
    const sheet = target.closest('.sheet');
    if (!sheet || measuring || printing) return;
    fit(sheet);
    // Its figures have another size now.
    if (sheet.parentElement === deck.getCurrentSlide()) show(sheet.parentElement);
  }, true);
  timers();
  // Paper's pages are laid out after the deck has said that it is ready.
  const laidOut = printing ? new Promise(done => deck.on('pdf-ready', done)) : null;
  await deck.initialize();
  await laidOut;
  if (printing) {
    for (const plot of document.querySelectorAll('.plot')) {
      await draw(plot);
      await flatten(plot);
    }
  } else if (!measuring) {
    await show(deck.getCurrentSlide());
  }

  if (measuring) {
    // A figure fills the box that its slide gives it, so nothing need be drawn to know whether a slide fits.
    const report = [];
    for (const isWide of [true, false]) {
      shape(isWide);
      fitAll();
      for (const sheet of sheets()) {
        const section = sheet.parentElement;
        const { h, v } = deck.getIndices(section);
        const over = whileShown(section, () => overflow(sheet));
        report.push({ shape: isWide ? '16:9' : '4:3', number: v ? `${h + 1}.${v + 1}` : `${h + 1}`, title: section.getAttribute('aria-label') ?? '',
          fits: over.down <= MARGIN && over.right <= 1, down: Math.round(over.down), right: Math.round(over.right) });
      }
    }
    const result = document.createElement('script');
    result.type = 'application/json';
    result.id = 'measurement';
    result.textContent = JSON.stringify(report).replaceAll('<', '\\u003c');
    document.body.append(result);
  }

  if (query.has('pictures')) {
    // Figures and drawings as PNG, for programs that cannot draw them (PowerPoint), whose pages are white.
    document.documentElement.dataset.theme = 'light';
    const pictures = {};
    for (const [i, drawing] of document.querySelectorAll('.output-html > svg').entries()) {
      const { width, height } = drawing.viewBox.baseVal;
      const copy = drawing.cloneNode(true);
      copy.setAttribute('style', `color:${getComputedStyle(drawing).color};font-family:sans-serif`);
      copy.setAttribute('width', 2 * width);
      copy.setAttribute('height', 2 * height);
      const image = new Image();
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width, height: 2 * height });
      canvas.getContext('2d').drawImage(image, 0, 0);
      pictures[`drawing-${i + 1}`] = canvas.toDataURL('image/png');
    }
    for (const plot of document.querySelectorAll('.plot')) {
      const holder = document.createElement('div');
      holder.style.cssText = 'position:absolute;left:-5000px;width:1000px;height:560px';
      document.body.append(holder);
      holder.dataset.figure = plot.dataset.figure;
      await draw(holder);
      pictures[plot.dataset.figure] = await Plotly.toImage(holder, { format: 'png', width: 1000, height: 560, scale: 2 });
      holder.remove();
    }
    const result = document.createElement('script');
    result.type = 'application/json';
    result.id = 'pictures';
    result.textContent = JSON.stringify(pictures);
    document.body.append(result);
  }
  document.documentElement.dataset.ready = 'true';
})();
