import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';

/** The accounts of the demo: four of the district, and a clerk and a reviewer for every unit. */
export function demoPeople(units: readonly Unit[]): User[] {
  return [
    { id: 'office', name: '区专班', role: 'districtOffice', unitId: null },
    { id: 'inspector', name: '区督查组', role: 'inspector', unitId: null },
    { id: 'leader', name: '区领导', role: 'leader', unitId: null },
    { id: 'admin', name: '系统管理员', role: 'admin', unitId: null },
    ...units.flatMap((unit): User[] => [
      { id: `clerk-${unit.id}`, name: `${unit.name}填报员`, role: 'clerk', unitId: unit.id },
      { id: `reviewer-${unit.id}`, name: `${unit.name}负责人`, role: 'reviewer', unitId: unit.id },
    ]),
  ];
}
