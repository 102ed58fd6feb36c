// A handout is read from top to bottom: everything is drawn at once.
(async () => {
  await window.page.prepare();
  for (const plot of document.querySelectorAll('.plot')) await window.page.draw(plot);
  addEventListener('resize', () => { for (const plot of document.querySelectorAll('.plot')) window.page.draw(plot); });
  document.documentElement.dataset.ready = 'true';
})();
