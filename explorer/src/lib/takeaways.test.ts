import { expect, it } from 'vitest';
import { route } from './routes.ts';
import { takeaways } from './takeaways.ts';

const filters = { since: '2021-10-01', actor: ['IRN'] };
const csv = (path: string) => takeaways(route(path), filters).map(({ files }) => files[0]!.href);

it('exports what is filtered in a view of many, and the one thing on its page', () => {
  expect(csv('/map')).toEqual(['/api/export?since=2021-10-01&actor=IRN&as=csv']);
  expect(csv('/incidents/i1')).toEqual(['/api/export?incident=i1&as=csv']);
  expect(csv('/contradictions/i1')).toEqual(['/api/export?incident=i1&as=csv']);
  expect(csv('/sources/AFP%20%26%20co')).toEqual(['/api/export?source=AFP+%26+co&as=csv']);
  expect(csv('/entities/Iran')).toEqual(['/api/export?actor=Iran&as=csv', '/api/export?recipient=Iran&as=csv']);
  expect(csv('/articles/a%2F1')).toEqual(['/api/articles/a%2F1']);
  expect(csv('/review')).toEqual(['/api/reviews/export?as=marks']);
  expect(csv('/nowhere')).toEqual(['/api/export?since=2021-10-01&actor=IRN&as=csv']);
});
