//! Currencies: codes, symbols, and what speakers and writers call them.
//!
//! Codes are those of ISO 4217 list one, with CNH (the offshore renminbi, kept apart from CNY), a few withdrawn ones that
//! older texts print, and BTC.

/// Every code, sorted.
#[rustfmt::skip]
pub static CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "ATS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BEF", "BGN",
    "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTC", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLF",
    "CLP", "CNH", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DEM", "DJF", "DKK", "DOP", "DZD", "EEK", "EGP", "ERN",
    "ESP", "ETB", "EUR", "FIM", "FJD", "FKP", "FRF", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GRD", "GTQ", "GYD",
    "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "IEP", "ILS", "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LTL", "LVL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NLG", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PTE", "PYG", "QAR",
    "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SIT", "SKK", "SLE", "SOS", "SRD",
    "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW",
    "ZWG",
];

/// Codes that reports use every day. The others are as often words, tickers or terms (ALL, AMD, IRR, NIO, TOP), so the
/// number beside them must be scaled, grouped or glued.
#[rustfmt::skip]
pub static COMMON_CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BDT", "BGN", "BHD", "BRL", "BTC", "CAD", "CHF", "CLP", "CNH", "CNY", "CZK", "DKK", "EGP",
    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "KWD", "KZT", "MXN", "MYR", "NGN",
    "NOK", "NZD", "OMR", "PHP", "PKR", "PLN", "QAR", "RUB", "SAR", "SEK", "SGD", "THB", "TWD", "UAH", "USD", "VND",
    "ZAR",
];

/// Codes that are written in small letters as well, and codes that are no ISO codes: form, then ISO code.
#[rustfmt::skip]
pub const OTHER_CODES: &[(&str, &str)] = &[
    ("aud", "AUD"), ("btc", "BTC"), ("cad", "CAD"), ("chf", "CHF"), ("cnh", "CNH"), ("cny", "CNY"), ("dkk", "DKK"),
    ("eur", "EUR"), ("gbp", "GBP"), ("hkd", "HKD"), ("inr", "INR"), ("jpy", "JPY"), ("krw", "KRW"), ("mxn", "MXN"),
    ("nok", "NOK"), ("ntd", "TWD"), ("nzd", "NZD"), ("php", "PHP"), ("pln", "PLN"), ("rmb", "CNY"), ("sek", "SEK"),
    ("sgd", "SGD"), ("stg", "GBP"), ("thb", "THB"), ("twd", "TWD"), ("usd", "USD"), ("xbt", "BTC"), ("zar", "ZAR"),
];

/// Letters glued before a dollar sign (or another symbol): form in small letters, then the code.
#[rustfmt::skip]
pub static SYMBOL_PREFIXES: &[(&str, &str)] = &[
    ("a", "AUD"), ("ar", "ARS"), ("au", "AUD"), ("b", "BND"), ("bd", "BMD"), ("bds", "BBD"), ("bz", "BZD"),
    ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("cdn", "CAD"), ("cl", "CLP"), ("co", "COP"), ("ec", "XCD"),
    ("fj", "FJD"), ("g", "GYD"), ("hk", "HKD"), ("j", "JMD"), ("l", "LRD"), ("m", "MXN"), ("mex", "MXN"),
    ("mop", "MOP"), ("mx", "MXN"), ("n", "NAD"), ("nt", "TWD"), ("nu", "UYU"), ("nz", "NZD"), ("r", "BRL"),
    ("rd", "DOP"), ("s", "SGD"), ("sg", "SGD"), ("si", "SBD"), ("t", "TOP"), ("tt", "TTD"), ("tw", "TWD"),
    ("u", "USD"), ("us", "USD"), ("z", "ZWG"),
];

/// Symbols: the sign, its code, and whether other currencies share it.
#[rustfmt::skip]
pub static SYMBOLS: &[(&str, &str, bool)] = &[
    ("$", "USD", true), ("¢", "USD", true), ("£", "GBP", false), ("¥", "JPY", true), ("฿", "THB", false),
    ("៛", "KHR", false), ("₡", "CRC", false), ("₣", "FRF", false), ("₤", "GBP", false), ("₦", "NGN", false),
    ("₨", "INR", true), ("₩", "KRW", false), ("₪", "ILS", false), ("₫", "VND", false), ("€", "EUR", false),
    ("₭", "LAK", false), ("₮", "MNT", false), ("₱", "PHP", false), ("₲", "PYG", false), ("₴", "UAH", false),
    ("₵", "GHS", false), ("₸", "KZT", false), ("₹", "INR", false), ("₺", "TRY", false), ("₼", "AZN", false),
    ("₽", "RUB", false), ("₾", "GEL", false), ("₿", "BTC", false), ("﹩", "USD", true), ("＄", "USD", true),
    ("￠", "USD", true), ("￡", "GBP", false), ("￥", "CNY", true), ("￦", "KRW", false),
];

/// How a currency's word may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Names one currency.
    Own,
    /// Names several; an adjective or the rest of the text says which.
    Shared,
    /// Is an everyday word too, so the number must be large or an adjective must stand before it.
    Everyday,
    /// A minor unit worth so many hundredths.
    Minor,
}

/// Words, in small letters and sorted: the word, the code that it means when nothing else is said, and its use.
#[rustfmt::skip]
pub const WORDS: &[(&str, &str, Use)] = &[
    ("afghani", "AFN", Use::Own), ("afghanis", "AFN", Use::Own), ("agorot", "ILS", Use::Minor),
    ("ariary", "MGA", Use::Own), ("baht", "THB", Use::Own), ("bahts", "THB", Use::Own), ("balboa", "PAB", Use::Own),
    ("balboas", "PAB", Use::Own), ("birr", "ETB", Use::Own), ("birrs", "ETB", Use::Own), ("bitcoin", "BTC", Use::Own),
    ("bitcoins", "BTC", Use::Own), ("bolivar", "VES", Use::Own), ("bolivars", "VES", Use::Own),
    ("boliviano", "BOB", Use::Own), ("bolivianos", "BOB", Use::Own), ("buck", "USD", Use::Everyday),
    ("bucks", "USD", Use::Shared), ("cedi", "GHS", Use::Own), ("cedis", "GHS", Use::Own), ("cent", "USD", Use::Minor),
    ("centavo", "MXN", Use::Minor), ("centavos", "MXN", Use::Minor), ("centime", "CHF", Use::Minor),
    ("centimes", "CHF", Use::Minor), ("cents", "USD", Use::Minor), ("colones", "CRC", Use::Own),
    ("cordoba", "NIO", Use::Own), ("cordobas", "NIO", Use::Own), ("crown", "SEK", Use::Everyday),
    ("crowns", "SEK", Use::Shared), ("dalasi", "GMD", Use::Own), ("dalasis", "GMD", Use::Own),
    ("denar", "MKD", Use::Own), ("denari", "MKD", Use::Own), ("denars", "MKD", Use::Own),
    ("deutschmark", "DEM", Use::Own), ("deutschmarks", "DEM", Use::Own), ("dinar", "KWD", Use::Shared),
    ("dinars", "KWD", Use::Shared), ("dirham", "AED", Use::Shared), ("dirhams", "AED", Use::Shared),
    ("dobra", "STN", Use::Own), ("dobras", "STN", Use::Own), ("dollar", "USD", Use::Shared),
    ("dollars", "USD", Use::Shared), ("dong", "VND", Use::Own), ("dongs", "VND", Use::Own),
    ("drachma", "GRD", Use::Own), ("drachmas", "GRD", Use::Own), ("emalangeni", "SZL", Use::Own),
    ("escudo", "CVE", Use::Own), ("escudos", "CVE", Use::Own), ("euro", "EUR", Use::Own),
    ("eurocent", "EUR", Use::Minor), ("eurocents", "EUR", Use::Minor), ("euros", "EUR", Use::Own),
    ("fen", "CNY", Use::Minor), ("forint", "HUF", Use::Own), ("forints", "HUF", Use::Own),
    ("franc", "CHF", Use::Shared), ("francs", "CHF", Use::Shared), ("gourde", "HTG", Use::Own),
    ("gourdes", "HTG", Use::Own), ("grosz", "PLN", Use::Minor), ("groszy", "PLN", Use::Minor),
    ("guarani", "PYG", Use::Own), ("guaranies", "PYG", Use::Own), ("guaranis", "PYG", Use::Own),
    ("guilder", "NLG", Use::Own), ("guilders", "NLG", Use::Own), ("halalas", "SAR", Use::Minor),
    ("hryvnia", "UAH", Use::Own), ("hryvnias", "UAH", Use::Own), ("hryvnya", "UAH", Use::Own),
    ("kina", "PGK", Use::Own), ("kip", "LAK", Use::Own), ("kips", "LAK", Use::Own), ("kobo", "NGN", Use::Minor),
    ("kopeck", "RUB", Use::Minor), ("kopecks", "RUB", Use::Minor), ("kopek", "RUB", Use::Minor),
    ("kopeks", "RUB", Use::Minor), ("koruna", "CZK", Use::Own), ("korunas", "CZK", Use::Own),
    ("koruny", "CZK", Use::Own), ("krona", "SEK", Use::Own), ("krone", "NOK", Use::Shared),
    ("kroner", "NOK", Use::Shared), ("kronor", "SEK", Use::Own), ("kronur", "ISK", Use::Own),
    ("kuai", "CNY", Use::Own), ("kuna", "HRK", Use::Own), ("kunas", "HRK", Use::Own), ("kwacha", "ZMW", Use::Own),
    ("kwachas", "ZMW", Use::Own), ("kwanza", "AOA", Use::Own), ("kwanzas", "AOA", Use::Own),
    ("kyat", "MMK", Use::Own), ("kyats", "MMK", Use::Own), ("lari", "GEL", Use::Own), ("laris", "GEL", Use::Own),
    ("lei", "RON", Use::Own), ("lek", "ALL", Use::Own), ("leks", "ALL", Use::Own), ("lempira", "HNL", Use::Own),
    ("lempiras", "HNL", Use::Own), ("leone", "SLE", Use::Own), ("leones", "SLE", Use::Own), ("leu", "RON", Use::Own),
    ("lev", "BGN", Use::Own), ("leva", "BGN", Use::Own), ("lilangeni", "SZL", Use::Own), ("lira", "TRY", Use::Own),
    ("liras", "TRY", Use::Own), ("lire", "ITL", Use::Own), ("loonies", "CAD", Use::Own), ("loti", "LSL", Use::Own),
    ("maloti", "LSL", Use::Own), ("manat", "AZN", Use::Own), ("manats", "AZN", Use::Own), ("mao", "CNY", Use::Minor),
    ("markka", "FIM", Use::Own), ("marks", "DEM", Use::Everyday), ("meticais", "MZN", Use::Own),
    ("metical", "MZN", Use::Own), ("meticals", "MZN", Use::Own), ("naira", "NGN", Use::Own),
    ("nairas", "NGN", Use::Own), ("nakfa", "ERN", Use::Own), ("nakfas", "ERN", Use::Own),
    ("ngultrum", "BTN", Use::Own), ("ngultrums", "BTN", Use::Own), ("ouguiya", "MRU", Use::Own),
    ("ouguiyas", "MRU", Use::Own), ("paisa", "INR", Use::Minor), ("paise", "INR", Use::Minor),
    ("pataca", "MOP", Use::Own), ("patacas", "MOP", Use::Own), ("pence", "GBP", Use::Minor),
    ("pennies", "USD", Use::Minor), ("penny", "USD", Use::Minor), ("peseta", "ESP", Use::Own),
    ("pesetas", "ESP", Use::Own), ("pesewas", "GHS", Use::Minor), ("peso", "MXN", Use::Shared),
    ("pesos", "MXN", Use::Shared), ("pfennig", "DEM", Use::Minor), ("pfennigs", "DEM", Use::Minor),
    ("piastre", "EGP", Use::Minor), ("piastres", "EGP", Use::Minor), ("pound", "GBP", Use::Everyday),
    ("pounds", "GBP", Use::Shared), ("pula", "BWP", Use::Own), ("quetzal", "GTQ", Use::Own),
    ("quetzales", "GTQ", Use::Own), ("quetzals", "GTQ", Use::Own), ("quid", "GBP", Use::Own),
    ("rand", "ZAR", Use::Own), ("rands", "ZAR", Use::Own), ("reais", "BRL", Use::Own), ("real", "BRL", Use::Everyday),
    ("reals", "BRL", Use::Own), ("renminbi", "CNY", Use::Own), ("renminbis", "CNY", Use::Own),
    ("rial", "IRR", Use::Shared), ("rials", "IRR", Use::Shared), ("riel", "KHR", Use::Own),
    ("riels", "KHR", Use::Own), ("ringgit", "MYR", Use::Own), ("ringgits", "MYR", Use::Own),
    ("riyal", "SAR", Use::Shared), ("riyals", "SAR", Use::Shared), ("rouble", "RUB", Use::Own),
    ("roubles", "RUB", Use::Own), ("ruble", "RUB", Use::Own), ("rubles", "RUB", Use::Own),
    ("rufiyaa", "MVR", Use::Own), ("rufiyaas", "MVR", Use::Own), ("rupee", "INR", Use::Shared),
    ("rupees", "INR", Use::Shared), ("rupiah", "IDR", Use::Own), ("rupiahs", "IDR", Use::Own),
    ("satoshi", "BTC", Use::Minor), ("satoshis", "BTC", Use::Minor), ("sen", "MYR", Use::Minor),
    ("shekel", "ILS", Use::Own), ("shekels", "ILS", Use::Own), ("shilling", "KES", Use::Shared),
    ("shillings", "KES", Use::Shared), ("soles", "PEN", Use::Own), ("somoni", "TJS", Use::Own),
    ("somonis", "TJS", Use::Own), ("sterling", "GBP", Use::Own), ("stotinki", "BGN", Use::Minor),
    ("taka", "BDT", Use::Own), ("takas", "BDT", Use::Own), ("tala", "WST", Use::Own), ("tenge", "KZT", Use::Own),
    ("tenges", "KZT", Use::Own), ("togrog", "MNT", Use::Own), ("tugrik", "MNT", Use::Own),
    ("tugriks", "MNT", Use::Own), ("vatu", "VUV", Use::Own), ("vatus", "VUV", Use::Own),
    ("won", "KRW", Use::Everyday), ("wons", "KRW", Use::Own), ("yen", "JPY", Use::Own), ("yens", "JPY", Use::Own),
    ("yuan", "CNY", Use::Own), ("yuans", "CNY", Use::Own), ("zloty", "PLN", Use::Own), ("zlotych", "PLN", Use::Own),
    ("zlotys", "PLN", Use::Own),
];

/// Adjectives of countries, in small letters: the adjective, the family of the word after it, and the code.
#[rustfmt::skip]
pub static NATIONS: &[(&str, &str, &str)] = &[
    ("albanian", "lek", "ALL"), ("algerian", "dinar", "DZD"), ("american", "cent", "USD"),
    ("american", "dollar", "USD"), ("angolan", "kwanza", "AOA"), ("argentina", "peso", "ARS"),
    ("argentine", "peso", "ARS"), ("argentinian", "peso", "ARS"), ("aussie", "dollar", "AUD"),
    ("australian", "cent", "AUD"), ("australian", "dollar", "AUD"), ("azerbaijani", "manat", "AZN"),
    ("bahamian", "dollar", "BSD"), ("bahraini", "dinar", "BHD"), ("bangladeshi", "taka", "BDT"),
    ("barbadian", "dollar", "BBD"), ("barbados", "dollar", "BBD"), ("belarusian", "rouble", "BYN"),
    ("belarusian", "ruble", "BYN"), ("belgian", "franc", "BEF"), ("belize", "dollar", "BZD"),
    ("bermuda", "dollar", "BMD"), ("bermudian", "dollar", "BMD"), ("bolivian", "boliviano", "BOB"),
    ("bolivian", "peso", "BOB"), ("bosnian", "mark", "BAM"), ("brazilian", "real", "BRL"), ("british", "penc", "GBP"),
    ("british", "pence", "GBP"), ("british", "penn", "GBP"), ("british", "pound", "GBP"), ("brunei", "dollar", "BND"),
    ("bulgarian", "lev", "BGN"), ("burmese", "kyat", "MMK"), ("burundian", "franc", "BIF"),
    ("cambodian", "riel", "KHR"), ("canadian", "cent", "CAD"), ("canadian", "dollar", "CAD"),
    ("canadian", "penn", "CAD"), ("cayman", "dollar", "KYD"), ("cfa", "franc", "XOF"), ("cfp", "franc", "XPF"),
    ("chilean", "peso", "CLP"), ("china", "yuan", "CNY"), ("chinese", "renminbi", "CNY"), ("chinese", "yuan", "CNY"),
    ("colombian", "peso", "COP"), ("comorian", "franc", "KMF"), ("congolese", "franc", "CDF"),
    ("croatian", "kuna", "HRK"), ("cuban", "peso", "CUP"), ("czech", "crown", "CZK"), ("czech", "koruna", "CZK"),
    ("danish", "crown", "DKK"), ("danish", "krone", "DKK"), ("danish", "kroner", "DKK"),
    ("djiboutian", "franc", "DJF"), ("dominican", "peso", "DOP"), ("dutch", "guilder", "NLG"),
    ("east caribbean", "dollar", "XCD"), ("egyptian", "pound", "EGP"), ("emirati", "dirham", "AED"),
    ("english", "pound", "GBP"), ("estonian", "kroon", "EEK"), ("ethiopian", "birr", "ETB"), ("euro", "cent", "EUR"),
    ("falkland", "pound", "FKP"), ("faroese", "krone", "DKK"), ("fiji", "dollar", "FJD"), ("fijian", "dollar", "FJD"),
    ("filipino", "peso", "PHP"), ("french", "franc", "FRF"), ("georgian", "lari", "GEL"), ("german", "mark", "DEM"),
    ("ghana", "cedi", "GHS"), ("ghanaian", "cedi", "GHS"), ("gibraltar", "pound", "GIP"), ("greek", "drachma", "GRD"),
    ("guinean", "franc", "GNF"), ("guyanese", "dollar", "GYD"), ("hong kong", "cent", "HKD"),
    ("hong kong", "dollar", "HKD"), ("hungarian", "forint", "HUF"), ("icelandic", "crown", "ISK"),
    ("icelandic", "kron", "ISK"), ("indian", "paise", "INR"), ("indian", "rupee", "INR"),
    ("indonesian", "rupiah", "IDR"), ("iranian", "rial", "IRR"), ("iranian", "riyal", "IRR"),
    ("iraqi", "dinar", "IQD"), ("irish", "pound", "IEP"), ("israeli", "shekel", "ILS"), ("italian", "lira", "ITL"),
    ("jamaica", "dollar", "JMD"), ("jamaican", "dollar", "JMD"), ("japan", "yen", "JPY"), ("japanese", "yen", "JPY"),
    ("jordanian", "dinar", "JOD"), ("kazakh", "tenge", "KZT"), ("kazakhstan", "tenge", "KZT"),
    ("kenyan", "shilling", "KES"), ("kiwi", "dollar", "NZD"), ("korean", "won", "KRW"), ("kuwaiti", "dinar", "KWD"),
    ("lebanese", "pound", "LBP"), ("liberian", "dollar", "LRD"), ("libyan", "dinar", "LYD"),
    ("macanese", "pataca", "MOP"), ("macau", "pataca", "MOP"), ("macedonian", "denar", "MKD"),
    ("malawi", "kwacha", "MWK"), ("malawian", "kwacha", "MWK"), ("malaysian", "ringgit", "MYR"),
    ("maldivian", "rufiyaa", "MVR"), ("mauritian", "rupee", "MUR"), ("mexican", "centavo", "MXN"),
    ("mexican", "peso", "MXN"), ("moldovan", "le", "MDL"), ("mongolian", "tugrik", "MNT"),
    ("moroccan", "dirham", "MAD"), ("myanmar", "kyat", "MMK"), ("namibia", "dollar", "NAD"),
    ("namibian", "dollar", "NAD"), ("nepalese", "rupee", "NPR"), ("nepali", "rupee", "NPR"),
    ("new taiwan", "dollar", "TWD"), ("new zealand", "dollar", "NZD"), ("nigerian", "naira", "NGN"),
    ("north korean", "won", "KPW"), ("norwegian", "crown", "NOK"), ("norwegian", "krone", "NOK"),
    ("norwegian", "kroner", "NOK"), ("omani", "rial", "OMR"), ("omani", "riyal", "OMR"),
    ("pakistani", "rupee", "PKR"), ("peruvian", "sol", "PEN"), ("philippine", "peso", "PHP"),
    ("philippines", "peso", "PHP"), ("polish", "zloty", "PLN"), ("qatari", "rial", "QAR"), ("qatari", "riyal", "QAR"),
    ("romanian", "le", "RON"), ("russian", "rouble", "RUB"), ("russian", "ruble", "RUB"), ("rwandan", "franc", "RWF"),
    ("saudi", "rial", "SAR"), ("saudi", "riyal", "SAR"), ("serbian", "dinar", "RSD"), ("seychelles", "rupee", "SCR"),
    ("seychellois", "rupee", "SCR"), ("singapore", "cent", "SGD"), ("singapore", "dollar", "SGD"),
    ("singaporean", "dollar", "SGD"), ("slovak", "crown", "SKK"), ("slovak", "koruna", "SKK"),
    ("solomon", "dollar", "SBD"), ("somali", "shilling", "SOS"), ("south african", "rand", "ZAR"),
    ("south korean", "won", "KRW"), ("south sudanese", "pound", "SSP"), ("spanish", "peseta", "ESP"),
    ("sri lankan", "rupee", "LKR"), ("sterling", "pound", "GBP"), ("sudanese", "pound", "SDG"),
    ("surinamese", "dollar", "SRD"), ("swedish", "crown", "SEK"), ("swedish", "krona", "SEK"),
    ("swedish", "krone", "SEK"), ("swedish", "kronor", "SEK"), ("swiss", "franc", "CHF"), ("syrian", "pound", "SYP"),
    ("taiwan", "dollar", "TWD"), ("taiwanese", "dollar", "TWD"), ("tanzanian", "shilling", "TZS"),
    ("thai", "baht", "THB"), ("trinidadian", "dollar", "TTD"), ("tunisian", "dinar", "TND"),
    ("turkish", "lira", "TRY"), ("turkmen", "manat", "TMT"), ("turkmenistan", "manat", "TMT"),
    ("u.s.", "cent", "USD"), ("u.s.", "dollar", "USD"), ("uae", "dirham", "AED"), ("ugandan", "shilling", "UGX"),
    ("uk", "pound", "GBP"), ("ukrainian", "hryvn", "UAH"), ("united states", "dollar", "USD"),
    ("uruguayan", "peso", "UYU"), ("us", "cent", "USD"), ("us", "dollar", "USD"), ("venezuelan", "bolivar", "VES"),
    ("vietnamese", "dong", "VND"), ("yemeni", "rial", "YER"), ("yemeni", "riyal", "YER"),
    ("zambian", "kwacha", "ZMW"), ("zimbabwe", "dollar", "ZWG"), ("zimbabwean", "dollar", "ZWG"),
];

/// Chinese (and Japanese) names, sorted: the name, the code that it means when nothing else is said, and its use.
#[rustfmt::skip]
pub const HAN: &[(&str, &str, Use)] = &[
    ("丹麥克朗", "DKK", Use::Own), ("丹麦克朗", "DKK", Use::Own), ("人民币", "CNY", Use::Own), ("人民幣", "CNY", Use::Own),
    ("令吉", "MYR", Use::Own), ("便士", "GBP", Use::Minor), ("元", "CNY", Use::Shared), ("元人民币", "CNY", Use::Own),
    ("元人民幣", "CNY", Use::Own), ("兰特", "ZAR", Use::Own), ("兹罗提", "PLN", Use::Own), ("円", "JPY", Use::Own),
    ("加元", "CAD", Use::Own), ("加币", "CAD", Use::Own), ("加幣", "CAD", Use::Own), ("南非兰特", "ZAR", Use::Own),
    ("卢布", "RUB", Use::Own), ("卢比", "INR", Use::Shared), ("印尼盾", "IDR", Use::Own), ("印度卢比", "INR", Use::Own),
    ("台币", "TWD", Use::Own), ("台幣", "TWD", Use::Own), ("圆", "CNY", Use::Shared), ("圓", "CNY", Use::Shared),
    ("土耳其里拉", "TRY", Use::Own), ("块", "CNY", Use::Everyday), ("块钱", "CNY", Use::Own), ("坡币", "SGD", Use::Own),
    ("塊", "CNY", Use::Everyday), ("塊錢", "CNY", Use::Own), ("墨西哥比索", "MXN", Use::Own), ("巴西雷亚尔", "BRL", Use::Own),
    ("挪威克朗", "NOK", Use::Own), ("新元", "SGD", Use::Own), ("新加坡元", "SGD", Use::Own), ("新加坡币", "SGD", Use::Own),
    ("新加坡幣", "SGD", Use::Own), ("新台币", "TWD", Use::Own), ("新台幣", "TWD", Use::Own), ("新币", "SGD", Use::Own),
    ("新幣", "SGD", Use::Own), ("新臺幣", "TWD", Use::Own), ("新西兰元", "NZD", Use::Own), ("日元", "JPY", Use::Own),
    ("日圆", "JPY", Use::Own), ("日圓", "JPY", Use::Own), ("日币", "JPY", Use::Own), ("日幣", "JPY", Use::Own),
    ("日本銭", "JPY", Use::Minor), ("林吉特", "MYR", Use::Own), ("欧元", "EUR", Use::Own), ("欧分", "EUR", Use::Minor),
    ("歐元", "EUR", Use::Own), ("歐分", "EUR", Use::Minor), ("比特币", "BTC", Use::Own), ("比特幣", "BTC", Use::Own),
    ("比索", "MXN", Use::Shared), ("沙特里亚尔", "SAR", Use::Own), ("法郎", "CHF", Use::Shared), ("泰銖", "THB", Use::Own),
    ("泰铢", "THB", Use::Own), ("港仙", "HKD", Use::Minor), ("港元", "HKD", Use::Own), ("港圆", "HKD", Use::Own),
    ("港圓", "HKD", Use::Own), ("港币", "HKD", Use::Own), ("港幣", "HKD", Use::Own), ("澳元", "AUD", Use::Own),
    ("澳币", "AUD", Use::Own), ("澳幣", "AUD", Use::Own), ("澳門元", "MOP", Use::Own), ("澳门元", "MOP", Use::Own),
    ("瑞典克朗", "SEK", Use::Own), ("瑞士法郎", "CHF", Use::Own), ("瑞郎", "CHF", Use::Own), ("盧布", "RUB", Use::Own),
    ("盧比", "INR", Use::Shared), ("福林", "HUF", Use::Own), ("离岸人民币", "CNH", Use::Own), ("紐元", "NZD", Use::Own),
    ("纽元", "NZD", Use::Own), ("纽币", "NZD", Use::Own), ("美元", "USD", Use::Own), ("美刀", "USD", Use::Own),
    ("美分", "USD", Use::Minor), ("美圆", "USD", Use::Own), ("美圓", "USD", Use::Own), ("美金", "USD", Use::Own),
    ("臺幣", "TWD", Use::Own), ("英鎊", "GBP", Use::Own), ("英镑", "GBP", Use::Own), ("菲律宾比索", "PHP", Use::Own),
    ("葡币", "MOP", Use::Own), ("葡幣", "MOP", Use::Own), ("蘭特", "ZAR", Use::Own), ("越南盾", "VND", Use::Own),
    ("迪拉姆", "AED", Use::Own), ("里拉", "TRY", Use::Own), ("離岸人民幣", "CNH", Use::Own), ("雷亚尔", "BRL", Use::Own),
    ("雷亞爾", "BRL", Use::Own), ("韓元", "KRW", Use::Own), ("韓圓", "KRW", Use::Own), ("韓幣", "KRW", Use::Own),
    ("韩元", "KRW", Use::Own), ("韩圆", "KRW", Use::Own), ("韩币", "KRW", Use::Own), ("馬幣", "MYR", Use::Own),
    ("马币", "MYR", Use::Own),
];

/// The code of an ISO form in capitals.
pub fn code(form: &str) -> Option<&'static str> {
    CODES.binary_search(&form).ok().map(|at| CODES[at])
}

/// The code of a form in small letters that stands for a code.
pub fn other_code(form: &str) -> Option<&'static str> {
    OTHER_CODES.binary_search_by_key(&form, |entry| entry.0).ok().map(|at| OTHER_CODES[at].1)
}

/// The code that letters glued before a symbol mean.
pub fn symbol_prefix(letters: &str) -> Option<&'static str> {
    let found = SYMBOL_PREFIXES.binary_search_by_key(&letters, |entry| entry.0).ok().map(|at| SYMBOL_PREFIXES[at].1);
    found.or_else(|| other_code(letters)).or_else(|| code(&letters.to_ascii_uppercase()))
}

/// The code of a nation's currency: "canadian", "dollars".
pub fn of_nation(nation: &str, word: &str) -> Option<&'static str> {
    NATIONS.iter().find(|entry| entry.0 == nation && word.starts_with(entry.1)).map(|entry| entry.2)
}

/// The longest Chinese name that the text begins with.
pub fn han(text: &str) -> Option<(&'static str, &'static str, Use)> {
    let first = character(text.as_bytes())?;
    let from = HAN_FIRSTS.partition_point(|other| *other < first);
    let count = HAN_FIRSTS[from..].iter().take_while(|other| **other == first).count();
    HAN[from..from + count].iter().rfind(|entry| text.starts_with(entry.0)).copied()
}

/// The first character of each of [`HAN`].
static HAN_FIRSTS: [u32; HAN.len()] = {
    let mut firsts = [0; HAN.len()];
    let mut at = 0;
    while at < HAN.len() {
        if let Some(first) = character(HAN[at].0.as_bytes()) {
            firsts[at] = first;
        }
        at += 1;
    }
    firsts
};

/// The three bytes of an ideograph that a text begins with, as an integer that sorts as they do.
const fn character(text: &[u8]) -> Option<u32> {
    match text {
        [first, second, third, ..] => Some((*first as u32) << 16 | (*second as u32) << 8 | *third as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(CODES.is_sorted());
        assert!(OTHER_CODES.is_sorted_by_key(|entry| entry.0));
        assert!(SYMBOL_PREFIXES.is_sorted_by_key(|entry| entry.0));
        assert!(SYMBOLS.is_sorted_by_key(|entry| entry.0));
        assert!(NATIONS.is_sorted_by_key(|entry| entry.0));
        assert!(WORDS.is_sorted_by_key(|entry| entry.0));
        assert!(HAN.is_sorted_by_key(|entry| entry.0));
        assert!(COMMON_CODES.is_sorted());
        assert!(COMMON_CODES.iter().all(|form| code(form).is_some()));
    }

    #[test]
    fn every_word_stands_for_a_code() {
        let named = OTHER_CODES.iter().map(|e| e.1).chain(SYMBOL_PREFIXES.iter().map(|e| e.1));
        let named = named.chain(SYMBOLS.iter().map(|e| e.1)).chain(WORDS.iter().map(|e| e.1));
        for form in named.chain(NATIONS.iter().map(|e| e.2)).chain(HAN.iter().map(|e| e.1)) {
            assert!(code(form).is_some(), "{form} is no code");
        }
    }
}
