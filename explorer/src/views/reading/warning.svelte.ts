/** The reader's wish: are graphic passages covered until asked for? Kept in this browser alone. */

const KEY = 'onrecord-graphic';

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'show';
  } catch {
    return true;
  }
}

class Warning {
  on = $state(stored());

  set(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(KEY, on ? 'cover' : 'show');
    } catch {
      // A browser that keeps nothing: the wish holds until the page is left.
    }
  }
}

export const warning = new Warning();
