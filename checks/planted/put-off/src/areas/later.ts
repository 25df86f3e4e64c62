// planted: what is put off
export const price = 1 // TODO ask the customer
