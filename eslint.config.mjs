import tseslint from 'typescript-eslint';

/** One set of rules for server, web and tools; sizes are held here, words in tools/tidy. */
export default tseslint.config(
  {
    ignores: [
      'node_modules/', 'web/dist/', 'TestResults/', '.commonroll/', 'web/src/api/schema.ts',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      semi: ['error', 'always'],
      eqeqeq: ['error', 'smart'],
      'no-console': 'off',
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error', { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error', { allowNumber: true, allowBoolean: true },
      ],
      // JSON from a file or the wire is checked by zod, not by a cast; these catch the rest.
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Our objects are closures without `this`: their methods may be passed about.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The constructor behind refuse(), which takes one named object.
    files: ['src/kernel/refusal.ts'],
    rules: { 'max-params': 'off' },
  },
  {
    // Generated: a jsonb column that may be null is unknown either way.
    files: ['src/platform/tables.ts'],
    rules: { '@typescript-eslint/no-redundant-type-constituents': 'off' },
  },
);
