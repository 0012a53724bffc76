// The screen's address stands in the page's own behind `#`, so that Back, Forward, a reload and a
// bookmark lead where one was. It says where one is and nothing of what was answered
// (core/app/address.hpp).

const shown = () => location.hash.slice(1);

export class Addresses {
  #visiting = true;  // the page goes where the address says, and not the other way round

  // `visit(address)` is called when a person goes to an address.
  constructor(visit) {
    window.addEventListener('popstate', () => {
      this.#visiting = true;
      visit(shown());
    });
  }

  // The one that the page was opened with; '' for none.
  get first() {
    return shown();
  }

  // The screen has this address now.
  follow(address) {
    const replaces = this.#visiting;
    this.#visiting = false;
    if (address === shown()) return;
    const url = address === '' ? location.pathname + location.search : `#${address}`;
    if (replaces) {
      window.history.replaceState(null, '', url);
    } else {
      window.history.pushState(null, '', url);
    }
  }
}
