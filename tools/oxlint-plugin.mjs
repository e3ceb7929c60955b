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

export default {
  meta: { name: 'double-hundred' },
  rules: {
    imports: importRule,
    'no-clock-or-chance': clockRule,
    'no-environment': environmentRule,
    'no-named-zod': zodRule,
    'no-abbreviation': abbreviationRule,
  },
};
