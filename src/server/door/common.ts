/** Passwords so common that they are no secret (ASVS 6.2.4); compared in lower case. Runs and repeats of 8 or more digits are added by rule. */
export const common: ReadonlySet<string> = new Set(`
00000000 0123456789 11111111 11223344 112233445566 123123123 123321123 12341234 123454321 12345678 123456789 1234567890
123456ab 123456abc 123456qq 1314520520 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 52013140 5201314520 66666666 87654321
88888888 987654321 9876543210 99999999 a1234567 a12345678 a123456789 a5201314 aa123456 aa12345678 abc12345 abc123456
abcd1234 abcdefg1 abcdefgh access14 admin123 admin1234 administrator asdf1234 asdfghjk asdfghjkl audi1234 autumn2024
autumn2025 autumn2026 baseball batman123 beijing1 bmw12345 changeme changeme1 changeme123 china123 computer corvette
december default1 demo1234 dragon123 february ferrari1 football guest123 honda123 iloveyou iloveyou1 internet
january1 jennifer letmein1 liming123 login123 march2025 master123 mercedes michael1 monkey123 mustang1 nihao123
nissan123 november october1 p@ssw0rd p@ssword pass1234 pass12345 passw0rd password password1 password12 password123
porsche1 princess q1w2e3r4 q1w2e3r4t5 qazwsxedc qwe123456 qweasd123 qweasdzxc qwer1234 qwerty12 qwerty123 qwertyui
qwertyuiop root1234 secret123 shadow123 shanghai1 spring2024 spring2025 spring2026 starwars summer2024 summer2025 summer2026
sunshine superman temp1234 test1234 test12345 testtest toyota123 trustno1 user1234 volkswagen wang1234 welcome1
welcome123 whatever winter2024 winter2025 winter2026 woaini123 woaini1314 woaini520 woshishui zaq12wsx zhang123 zxcvbnm1
zxcvbnm123
`.trim().split(/\s+/))
