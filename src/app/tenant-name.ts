/** A random name with its tenant in front, so that a browser's request finds its workspace. The random part is the secret. */
export function tenantName(tenantId: string, name: string): string {
  return `${Buffer.from(tenantId).toString('base64url')}.${name}`
}

export function readName(text: string): { tenantId: string; name: string } {
  const [tenant = '', name = ''] = text.split('.')
  return { tenantId: Buffer.from(tenant, 'base64url').toString('utf8'), name }
}
