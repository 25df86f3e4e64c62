export const open = (row: any): string => row.name
