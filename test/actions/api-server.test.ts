import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleOf, TOKEN } from './api-description.js';
import { type ApiServer, json, type Script, startApi } from './api-server.js';
import { COMMENTS, NEW_CHECK_RUN, REVIEWS } from './forge.js';

const HEADERS = {
  authorization: `token ${TOKEN}`,
  accept: 'application/vnd.github.v3+json',
  'user-agent': 'test',
  'content-type': 'application/json',
};

const OUTPUT = { title: 'pass', summary: 'text' };
const ANNOTATION = { path: 'a.md', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'x' };

const SCRIPT: Script = {
  [REVIEWS]: () => json(200, [exampleOf('pull-request-review-items')]),
  [COMMENTS]: () => json(200, [{ id: 1 }]),
  [NEW_CHECK_RUN]: () => json(201, exampleOf('check-run-example-of-completed-conclusion')),
};

let server: ApiServer;

beforeEach(async () => {
  server = await startApi(SCRIPT);
});

afterEach(() => server.close());

async function get(path: string, headers: Record<string, string> = HEADERS): Promise<readonly string[]> {
  await fetch(`${server.url}${path}`, { headers });
  return server.misfits;
}

async function post(body: object): Promise<readonly string[]> {
  await fetch(`${server.url}/repos/a/b/check-runs`, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) });
  return server.misfits;
}

describe('the forge of the tests', () => {
  it('finds nothing wrong with what the description allows', async () => {
    await get('/repos/a/b/pulls/7/reviews?per_page=100&page=2');
    await post({ name: 'x', head_sha: 'y', output: { ...OUTPUT, annotations: Array(50).fill(ANNOTATION) } });
    expect(server.misfits).toEqual([]);
    expect(server.calls).toHaveLength(2);
  });

  it.each([
    ['/repos/a/b/pulls/7/review', 'is not in the script'],
    ['/repos/a/b/pulls/seven/reviews', 'path pull_number  must be integer'],
    ['/repos/a/b/pulls/7/reviews?per_page=all', 'query per_page  must be integer'],
    ['/repos/a/b/pulls/7/reviews?per_page=500', 'per_page is above 100'],
    ['/repos/a/b/pulls/7/reviews?perpage=100', 'query perpage is not described'],
  ])('refuses %s', async (path, misfit) => {
    expect((await get(path)).join('\n')).toContain(misfit);
  });

  it.each(['authorization', 'accept'])('refuses a request with a wrong header %s', async (name) => {
    const misfits = await get('/repos/a/b/pulls/7/reviews', { ...HEADERS, [name]: 'text/plain' });
    expect(misfits.join('\n')).toContain(`header ${name} is text/plain`);
  });

  it.each([
    ['without a commit', { name: 'x' }, "required property 'head_sha'"],
    ['without a summary', { name: 'x', head_sha: 'y', output: { title: 'z' } }, "required property 'summary'"],
    ['with an unknown property', { name: 'x', head_sha: 'y', verdict: 'pass' }, 'must NOT have additional properties'],
    ['with an unknown conclusion', { name: 'x', head_sha: 'y', conclusion: 'fine' }, '/conclusion must be equal'],
    [
      'with 51 annotations',
      { name: 'x', head_sha: 'y', output: { ...OUTPUT, annotations: Array(51).fill(ANNOTATION) } },
      '/output/annotations must NOT have more than 50 items',
    ],
    [
      'with a long title',
      { name: 'x', head_sha: 'y', output: { ...OUTPUT, annotations: [{ ...ANNOTATION, title: 'x'.repeat(256) }] } },
      'a title of more than 255 characters',
    ],
    [
      'with a line before the first',
      { name: 'x', head_sha: 'y', output: { ...OUTPUT, annotations: [{ ...ANNOTATION, start_line: 0 }] } },
      'annotation has lines 0 to 1',
    ],
  ])('refuses a check run %s', async (_, body, misfit) => {
    expect((await post(body)).join('\n')).toContain(misfit);
  });

  it('refuses to answer what the description does not allow', async () => {
    const misfits = await get('/repos/a/b/issues/7/comments');
    expect(misfits.join('\n')).toContain("answer 200 /0 must have required property 'node_id'");
  });
});
