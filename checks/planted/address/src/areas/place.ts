export const registry = 'https://packages.corp-registry.net/npm/'
export const file = '/home/liming/chenxi/data.xlsx'
