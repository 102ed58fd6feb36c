(function () {
  var all = function () { return document.querySelectorAll('[data-dln-chart="NAME"]'); };
  // Inside the page, a drawing takes the page's text colour.
  all().forEach(function (box) {
    box.querySelectorAll('img[src^="data:image/svg+xml"]').forEach(function (image) {
      var bytes = Uint8Array.from(atob(image.src.split(',')[1]), function (letter) { return letter.charCodeAt(0); });
      var drawing = document.createElement('div');
      drawing.innerHTML = new TextDecoder().decode(bytes);
      drawing.firstChild.removeAttribute('color');
      image.replaceWith(drawing.firstChild);
    });
  });
  var draw = function (Plotly) {
    all().forEach(function (box) {
      if (box.dataset.live) return;
      box.dataset.live = '1';
      var figure = JSON.parse(box.querySelector('script[type="application/json"]').textContent);
      var plot = document.createElement('div');
      figure.layout.font = Object.assign({ color: getComputedStyle(box).color }, figure.layout.font);
      if (figure.layout.width) figure.layout.width = Math.min(figure.layout.width, box.clientWidth || figure.layout.width);
      box.appendChild(plot);
      Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
        box.querySelector('[data-drawing]').hidden = true;
      }, function () { plot.remove(); });
    });
  };
  // Where a Jupyter page's server is; null on any other page.
  var base = function () {
    if (document.body.dataset.baseUrl) return document.body.dataset.baseUrl;
    var config = document.getElementById('jupyter-config-data');
    return config ? JSON.parse(config.textContent).baseUrl : null;
  };
  var fetched = function () {
    var kernel = window.Jupyter && window.Jupyter.notebook && window.Jupyter.notebook.kernel;
    var names = [kernel && kernel.name, 'deep-learning-csharp'].filter(Boolean);
    return names.reduce(function (before, name) {
      return before.catch(function () {
        return fetch(base() + 'kernelspecs/' + encodeURIComponent(name) + '/plotly.min.js').then(function (answer) {
          if (!answer.ok) throw new Error(answer.statusText);
          return answer.text();
        });
      });
    }, Promise.reject(new Error('no kernel'))).then(function (text) {
      // Not as a module: the page's RequireJS would take it for one without a name.
      new Function('define', 'exports', 'module', text).call(window);
      return window.Plotly;
    });
  };
  var look = function () {
    if (window.Plotly) return draw(window.Plotly);
    if (window.require && window.require.defined && window.require.defined('plotly')) return window.require(['plotly'], draw);
    if (!base()) return;
    window.dlnPlotly = window.dlnPlotly || fetched();
    window.dlnPlotly.then(draw, function () { delete window.dlnPlotly; });
  };
  look();
  if (document.readyState !== 'complete') window.addEventListener('load', look);
})();
