import { describe, expect, it } from 'vitest';
import { fragmentOf, pagesOf, readRoute } from './route.ts';

describe('ROUTE', () => {
  it('ROUTE what a route is written as is read back as the same', () => {
    const route = { page: 'scores', part: 'rules', query: { unit: 'shiqiao' } } as const;
    expect(readRoute(fragmentOf(route), pagesOf('districtOffice'))).toEqual(route);
    expect(fragmentOf({ page: 'overview', query: { asOf: '' } })).toBe('#/overview');
  });

  it('ROUTE a page that is unknown or not the role’s leads to the first that is', () => {
    expect(readRoute('#/settings/people?x=1', pagesOf('leader'))).toMatchObject({ page: 'overview', part: '' });
    expect(readRoute('', pagesOf('admin')).page).toBe('settings');
  });

  it('ROUTE people of units have no page here, and only the office and the admin have settings', () => {
    expect([pagesOf('clerk'), pagesOf('reviewer')]).toEqual([[], []]);
    expect(pagesOf('inspector')).not.toContain('settings');
    const inspecting = (['districtOffice', 'inspector', 'leader', 'admin'] as const).filter((role) =>
      pagesOf(role).includes('inspections'),
    );
    expect(inspecting).toEqual(['districtOffice', 'inspector']);
  });
});
