import { describe, expect, it } from 'vitest';
import { seededBytes } from '../../testing/seeded-bytes.ts';
import { STRONG_PROFILE, createPasswordHasher } from './password.ts';

const strong = { logN: 6, r: 8, p: 1 };
const cheap = { logN: 4, r: 8, p: 1 };

describe('passwords', () => {
  it('AUTH the stored text names algorithm and cost, and the cost in use is the least ASVS allows', async () => {
    const hasher = createPasswordHasher({ randomBytes: seededBytes(1), profile: strong });
    expect(await hasher.hash('密码 one')).toMatch(/^scrypt\$6,8,1\$[\w-]{22}\$[\w-]{43}$/);
    expect(STRONG_PROFILE).toEqual({ logN: 17, r: 8, p: 1 });
  });

  it('AUTH the right password matches and needs no renewal, others and unknown users never match', async () => {
    const hasher = createPasswordHasher({ randomBytes: seededBytes(2), profile: strong });
    const stored = await hasher.hash('right');
    expect(await hasher.verify('right', stored)).toEqual({ matches: true, renewed: null });
    expect(await hasher.verify('wrong', stored)).toEqual({ matches: false, renewed: null });
    expect(await hasher.verify('right', null)).toEqual({ matches: false, renewed: null });
    expect(await hasher.verify('right', 'md5$x')).toEqual({ matches: false, renewed: null });
  });

  it('AUTH a hash of an older cost is renewed when its password is given, never otherwise', async () => {
    const hasher = createPasswordHasher({ randomBytes: seededBytes(3), profile: strong, alsoStored: cheap });
    const stored = await hasher.hash('right', cheap);
    const { matches, renewed } = await hasher.verify('right', stored);
    expect(matches).toBe(true);
    expect(renewed).toMatch(/^scrypt\$6,8,1\$/);
    expect(await hasher.verify('right', renewed)).toEqual({ matches: true, renewed: null });
    expect(await hasher.verify('wrong', stored)).toEqual({ matches: false, renewed: null });
  });

  it('AUTH a password typed in another Unicode form is the same password', async () => {
    const hasher = createPasswordHasher({ randomBytes: seededBytes(4), profile: cheap });
    expect((await hasher.verify('ＡＢＣ１２３', await hasher.hash('ABC123'))).matches).toBe(true);
  });
});
