// Runs in the reader's browser, and only adds to what can be read without it: filters, an order, and a way along the dependencies.
// Nothing it shows is parsed as HTML: texts come out of the page and go back as texts.
(() => {
  const rowsOf = (table) => [...table.tBodies[0].rows];
  const byId = (id) => document.getElementById(id);

  for (const form of document.querySelectorAll('[data-filters]')) {
    const rows = rowsOf(byId(form.dataset.filters));
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const count = form.querySelector('[data-count]');
    const apply = () => {
      const words = form.querySelector('[data-search]').value.toLowerCase().split(/\s+/);
      const by = [...form.querySelectorAll('[data-by]')].filter((field) => field.value !== '');
      const only = [...form.querySelectorAll('[data-only]')].filter((field) => field.checked);
      let shown = 0;
      rows.forEach((row, at) => {
        const fits =
          words.every((word) => texts[at].includes(word)) &&
          by.every((field) => row.dataset[field.dataset.by] === field.value) &&
          only.every((field) => field.dataset.only in row.dataset);
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.value = `${shown} of ${rows.length}`;
    };
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    apply();
  }

  for (const table of document.querySelectorAll('[data-sortable]')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const compare = new Intl.Collator('en', { numeric: true }).compare;
        const keyed = rowsOf(table).map((row) => [row.cells[at].textContent, row]);
        keyed.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
        table.tBodies[0].append(...keyed.map(([, row]) => row));
      });
    });
  }

  for (const panel of document.querySelectorAll('[data-follow]')) {
    const table = byId(panel.dataset.follow);
    const chain = panel.querySelector('[data-chain]');
    // Going to a row takes the focus away from the chain; who goes along the chain wants it back.
    let following = false;
    const rowOf = new Map(rowsOf(table).map((row) => [row.dataset.id, row]));
    const idsIn = (row, column) => [...row.cells[column].querySelectorAll('a')].map((link) => link.textContent);
    const column = (title, ids) => {
      const part = document.createElement('div');
      const head = document.createElement('h4');
      head.textContent = title;
      const list = document.createElement('ul');
      for (const id of ids) {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        const state = rowOf.get(id)?.dataset.state ?? 'absent';
        button.textContent = `${id} · ${state}`;
        button.addEventListener('click', () => {
          following = true;
          location.hash = rowOf.get(id)?.id ?? '';
        });
        item.append(button);
        list.append(item);
      }
      if (ids.length === 0) {
        const none = document.createElement('li');
        none.textContent = 'none';
        list.append(none);
      }
      part.append(head, list);
      return part;
    };
    const show = () => {
      const row = byId(location.hash.slice(1));
      if (!row || row.closest('table') !== table) return;
      panel.hidden = false;
      chain.replaceChildren(
        column('Needed by', idsIn(row, 6)),
        column('Packet', [row.dataset.id]),
        column('Needs', idsIn(row, 5)),
      );
      if (following) chain.children[1].querySelector('button').focus({ preventScroll: true });
      following = false;
    };
    panel.querySelector('[data-close]').addEventListener('click', () => {
      panel.hidden = true;
    });
    addEventListener('hashchange', show);
    show();
  }

  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
})();
