// What slides and handouts share: formulae and figures, drawn from what the page itself holds.
window.page = (() => {
  // A heading may have the same id as a script of ours.
  const held = id => document.querySelector(`script#${id}`);
  const settings = JSON.parse(held('settings').textContent);

  async function loadPlotly() {
    const holder = held('plotly');
    if (!holder) return;
    const bytes = Uint8Array.from(atob(holder.textContent.trim()), c => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    const script = document.createElement('script');
    script.textContent = text;
    document.head.append(script);
    holder.remove();
  }

  // The page holds each formula as MathML; KaTeX draws it again in typefaces that the page holds too, the same on every machine.
  function renderFormulae() {
    for (const el of document.querySelectorAll('.math'))
      katex.render(el.dataset.tex, el, { displayMode: el.classList.contains('block'), throwOnError: false, output: 'htmlAndMathml' });
  }

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Boxes of a graph are made for a page of text: on a slide they grow with the rest, and the arrows reach them again.
  const enlarged = layout => {
    for (const note of layout?.annotations ?? []) if (note.bordercolor && note.font?.size && !settings.handout) note.font.size *= 17 / 12;
    return layout;
  };

  // A figure as it was computed, in this page's colours and at its holder's size.
  function themed(figure, size) {
    const layout = enlarged(structuredClone(figure.layout ?? {}));
    const ink = colour('--ink'), grid = colour('--grid');
    layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
    layout.font = { family: getComputedStyle(document.querySelector('.sheet') ?? document.body).fontFamily, ...layout.font, color: ink, size: settings.handout ? 13 : 17 };
    for (const key of Object.keys(layout)) {
      if (/^[xyz]axis\d*$/.test(key)) Object.assign(layout[key], { gridcolor: grid, zerolinecolor: grid, linecolor: ink, tickcolor: ink, automargin: true });
      if (/^scene\d*$/.test(key)) {
        for (const axis of ['xaxis', 'yaxis', 'zaxis']) layout[key][axis] = { ...layout[key][axis], gridcolor: grid, color: ink };
        layout[key].bgcolor = 'rgba(0,0,0,0)';
      }
    }
    if (layout.legend) { delete layout.legend.bgcolor; }
    return { ...layout, ...size, autosize: false };
  }

  // A legend above the plot and the title share the margin at the top, which was made for one of them: it grows until both have room.
  async function keepApart(el) {
    const title = el.querySelector('.gtitle'), legend = el.querySelector('.legend');
    if (!title?.textContent || !legend) return;
    const scale = el.getBoundingClientRect().width / el.clientWidth || 1;
    const [above, below] = [title.getBoundingClientRect(), legend.getBoundingClientRect()];
    const margin = 10, beside = above.right < below.left || below.right < above.left;
    const lacking = margin + (above.bottom - below.top) / scale;
    if (beside || lacking <= 0 || above.top > below.bottom) return;
    await Plotly.relayout(el, {
      'margin.t': Math.ceil((above.height + below.height) / scale) + 3 * margin, 'title.yref': 'container', 'title.yanchor': 'top', 'title.y': 1 - margin / el.clientHeight,
    });
  }

  const sizeOf = el => ({ width: Math.max(200, el.clientWidth), height: Math.max(160, el.clientHeight) });

  async function draw(el) {
    const size = sizeOf(el);
    if (el.dataset.drawn === `${size.width}x${size.height}`) return;
    if (el.dataset.drawn) {
      await Plotly.relayout(el, size);
    } else {
      const figure = JSON.parse(held(el.dataset.figure).textContent);
      const holder = { data: structuredClone(figure.data ?? []), layout: themed(figure, size), frames: (figure.frames ?? []).map(frame => ({ ...frame, layout: enlarged(structuredClone(frame.layout)) })),
        config: { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false } };
      el.replaceChildren();
      await Plotly.newPlot(el, holder);
    }
    await keepApart(el);
    el.dataset.drawn = `${size.width}x${size.height}`;
  }

  async function prepare(withFigures = true) {
    if (withFigures) await loadPlotly();
    if (window.katex) renderFormulae();
    // A hidden slide asks for no font, and would be measured in another one: load them all before anything is measured.
    await Promise.all([...document.fonts].map(face => face.load()));
  }

  return { settings, prepare, draw };
})();
