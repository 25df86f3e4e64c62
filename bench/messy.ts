// A ledger as shops have it, made row by row and the same every time.
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英'
const pick = <T>(list: ArrayLike<T>, n: number): T => list[n % list.length]!
export const messyHeads = ['序', '登记日期', '客户', '电话', '微信', '意向', '级别', '销售', '来源', '试驾', '一次回访日期', '一次回访', '二次回访日期', '二次回访', '备注'] as const
export function* messyRows(many: number): Generator<string[]> {
  for (let n = 0; n < many; n++) {
    const month = 3 + (n % 8), day = 1 + (n % 27)
    const name = pick(surnames, n) + pick(given, n * 7) + (n % 3 ? pick(given, n * 13) : '')
    yield [
      String(n + 1), n % 3 ? `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : `2026.${month}.${day}`, n % 10 ? name : name[0] + '先生',
      n % 50 === 49 ? `138****${String(1000 + (n % 9000))}` : `138${String(10_000_000 + (n % 97 === 0 && n > 97 ? n - 97 : n))}${n % 40 === 3 ? '/0571-87654321' : ''}`, n % 4 ? '' : '同手机',
      pick(['L7领航', 'X9 六座', 'S5', '领7'], n), pick(['H', 'A级', 'B', 'C', '战败'], n >> 2), pick(['陈浩', '赵倩', '吴亮'], n % 11 === 10 ? 2 : n % 2),
      pick(['自到', '汽车平台', '老客', '来电'], n >> 1), n % 5 ? '' : '√', `${month}/${Math.min(28, day + 1)}`, pick(['未接', '报价', '试驾满意', '约周末带家人来'], n), n % 2 ? '' : `${month + 1}-${day}`, n % 2 ? '' : '在等年终奖', n % 7 ? '' : '要白色，元旦前',
    ]
  }
}
