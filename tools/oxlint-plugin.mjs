// The layer rules of the project that the linter's own rules cannot say.

const importRule = {
  meta: { schema: [{ type: 'object' }] },
  create(context) {
    const { packages, within, notWithin } = context.options[0] ?? {};
    const here = context.filename.replaceAll('\\', '/');
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      if (source.startsWith('.')) {
        if (!within && !notWithin) return;
        const folder = layerOf(here, source);
        if (within && !within.includes(folder))
          context.report({ node, message: `this layer may only import from ${within.join(', ')}, not from ${folder}` });
        if (notWithin?.includes(folder)) context.report({ node, message: `this layer must not import from ${folder}` });
        return;
      }
      if (packages && !packages.some((name) => matches(name, source))) {
        context.report({ node, message: `this package may not import '${source}'` });
      }
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

function matches(name, source) {
  return name.endsWith('*') ? source.startsWith(name.slice(0, -1)) : source === name || source.startsWith(`${name}/`);
}

// The folder below src that a relative import leads to; `store/libsql` counts as libsql.
function layerOf(file, source) {
  const path = [];
  for (const part of [...file.split('/').slice(0, -1), ...source.split('/')]) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  const below = path.slice(path.lastIndexOf('src') + 1);
  return below.includes('libsql') && below[0] === 'store' ? 'libsql' : below[0];
}

const clockRule = {
  create(context) {
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0)
          context.report({ node, message: 'take the time from a Clock' });
      },
      MemberExpression(node) {
        const name = `${node.object.name}.${node.property.name}`;
        if (name === 'Math.random' || name === 'Date.now' || name === 'performance.now') {
          context.report({ node, message: `${name} is not allowed in shared: take it as a value or a port` });
        }
      },
    };
  },
};

const environmentRule = {
  create(context) {
    return {
      MemberExpression(node) {
        if (node.object.name === 'process' && node.property.name === 'env')
          context.report({ node, message: 'only main.ts and config.ts read the environment' });
      },
    };
  },
};

// `import { z }` keeps every locale in the bundle (92 KB against 26 KB gzip).
const zodRule = {
  create(context) {
    return {
      ImportDeclaration(node) {
        if (node.source.value === 'zod' && node.specifiers.some((specifier) => specifier.type === 'ImportSpecifier')) {
          context.report({ node, message: "write import * as z from 'zod'" });
        }
      },
    };
  },
};

// The two-letter abbreviation of 双百 is a vulgar insult in Chinese.
const abbreviationRule = {
  create(context) {
    return {
      Identifier(node) {
        if (/^sb(?=[A-Z_]|$)/i.test(node.name))
          context.report({ node, message: 'never abbreviate 双百; write campaign or doubleHundred' });
      },
    };
  },
};

// Office.js is spoken in one place only, so that everything else runs without it. Folders are given in the options.
const OFFICE_GLOBALS = new Set(['Excel', 'Office', 'OfficeExtension']);
const officeRule = {
  meta: { schema: [{ type: 'object' }] },
  create(context) {
    const { folders = [] } = context.options[0] ?? {};
    const here = context.filename.replaceAll('\\', '/');
    if (folders.some((folder) => here.includes(`/${folder}/`))) return {};
    const report = (node, name) => context.report({ node, message: `only ${folders.join(' and ')} may name ${name}` });
    return {
      Identifier(node) {
        if (OFFICE_GLOBALS.has(node.name)) report(node, node.name);
      },
      ImportDeclaration(node) {
        if (/^@microsoft\/office-js(\/|$)/.test(node.source.value)) report(node, node.source.value);
      },
    };
  },
};

// office.js takes history.pushState and replaceState away and makes alert, confirm and prompt throw.
const TAKEN_BY_OFFICE = new Set(['alert', 'confirm', 'prompt']);
const hostSafeRule = {
  create(context) {
    const report = (node, name) => context.report({ node, message: `${name} does not work inside Excel` });
    return {
      CallExpression(node) {
        const { callee } = node;
        const name = callee.type === 'MemberExpression' && callee.object.name === 'window' ? callee.property.name : callee.name;
        if (TAKEN_BY_OFFICE.has(name)) report(node, name);
      },
      MemberExpression(node) {
        if (node.property.name === 'pushState' || node.property.name === 'replaceState') report(node, node.property.name);
      },
    };
  },
};

export default {
  meta: { name: 'double-hundred' },
  rules: {
    imports: importRule,
    'no-clock-or-chance': clockRule,
    'no-environment': environmentRule,
    'no-named-zod': zodRule,
    'no-abbreviation': abbreviationRule,
    'no-office': officeRule,
    'no-taken-by-office': hostSafeRule,
  },
};
