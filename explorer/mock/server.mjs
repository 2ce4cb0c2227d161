// A stand-in for `onrecord explore`: the API's contract over invented articles, and the built explorer beside it.
//   node mock/server.mjs [--port 8765] [--built]      (with --built also serves ../src/onrecord/explorer, CSP as the real one)

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from './answers.mjs';

const option = (name, otherwise) => { const at = process.argv.indexOf(name); return at < 0 ? otherwise : process.argv[at + 1]; };
const port = Number(option('--port', '8765'));
const built = process.argv.includes('--built');
const root = fileURLToPath(new URL('../../src/onrecord/explorer/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.geojson': 'application/geo+json' };
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' });
  response.end(JSON.stringify(body));
}

async function file(response, path) {
  const wanted = normalize(join(root, path));
  const asset = wanted.startsWith(root) && extname(path) in TYPES ? await readFile(wanted).catch(() => null) : null;
  const body = asset ?? (await readFile(join(root, 'index.html'), 'utf8')).replace('</head>', '<meta name="onrecord-token" content="mock" /></head>');
  response.writeHead(200, { 'content-type': asset ? TYPES[extname(path)] : TYPES['.html'], 'content-security-policy': CSP, 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  response.end(body);
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  try {
    if (url.pathname === '/api/export') {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-disposition': `attachment; filename="mock.${url.searchParams.get('as')}"` });
      response.end('mock\n');
    } else if (request.method === 'POST') {
      request.resume();
      json(response, 201, { ok: true });
    } else if (url.pathname.startsWith('/api/')) json(response, 200, answer(url.pathname, url.searchParams));
    else if (built) await file(response, url.pathname);
    else json(response, 404, { error: { code: 'not_found', message: 'the mock serves /api alone' } });
  } catch (error) {
    json(response, error.status ?? 500, { error: { code: error.code ?? 'fault', message: error.message } });
  }
}).listen(port, '127.0.0.1', () => console.log(`mock API on http://127.0.0.1:${port}`));
