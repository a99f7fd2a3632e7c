import { describe, expect, it } from 'vitest';
import { nearName } from '../../engine/model/near-name.js';

describe('the name that was meant', () => {
  it.each([
    ['WP-1-Cancel-Job', ['WP-1-Retry-Job-20260102', 'WP-1-Cancel-Job-20260101'], 'WP-1-Cancel-Job-20260101'],
    ['wp-1-cancel-jobs-20260101', ['WP-1-Cancel-Job-20260101'], 'WP-1-Cancel-Job-20260101'],
    ['WP-1-Export-v3', ['WP-1-Export-v1', 'WP-2-Import-v3'], 'WP-1-Export-v1'],
    ['WP-1-Export', ['WP-1-Exprot', 'WP-1-Exporx'], 'WP-1-Exporx'],
    ['WP-9-Other', ['WP-1-Export-v1'], null],
    ['WP', ['WP-1-Something-Rather-Long'], null],
    ['', [], null],
  ])('%s of %j is %s', (written, names, expected) => {
    expect(nearName(written, names)).toBe(expected);
  });
});
