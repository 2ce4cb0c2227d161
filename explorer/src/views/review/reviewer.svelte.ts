/** Who reviews: kept in this browser so that the name is given once. */

const KEY = 'onrecord-reviewer';

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

class Reviewer {
  name = $state(stored());

  keep(): void {
    try {
      localStorage.setItem(KEY, this.name.trim());
    } catch {
      // A browser that keeps nothing: the name is asked again next time.
    }
  }
}

export const reviewer = new Reviewer();
