//! The languages of generated briefings. A further one is a further entry.

/// A language and some words of it that all fonts together can set.
pub struct Voice {
    /// Its tag.
    pub tag: &'static str,
    /// Words with spaces between them; the last is the longest.
    words: &'static str,
}

impl Voice {
    /// Its words.
    pub fn words(&self) -> Vec<&'static str> {
        self.words.split(' ').collect()
    }
}

const fn voice(tag: &'static str, words: &'static str) -> Voice {
    Voice { tag, words }
}

/// Every voice; the first is the one that most briefings have.
pub const VOICES: &[Voice] = &[
    voice(
        "en",
        "the harbour of winter a ship is connected to shore power and its engines stop office fjord \
         efficient baffle counterinterdepartmentalisation",
    ),
    voice(
        "fa",
        "کشتی در بندر به برق وصل می‌شود و موتورها خاموش‌اند سال ۱۴۰۴ نخستین الأول لازم گزارش‌های \
         آب‌وهوا پیش‌بینی‌ناپذیری‌هایشان",
    ),
    voice(
        "de",
        "der Hafen im Winter ist größer als die Straße und Schiffe schöpfen Kraft Auflage Übersee \
         zwölf Landstromversorgungsgenehmigungsverfahren",
    ),
    voice(
        "fr",
        "le port en hiver est déjà relié à l'été où les navires s'arrêtent œuvre ça \
         anticonstitutionnellement",
    ),
    voice(
        "ar",
        "السفينة في الميناء تتصل بالكهرباء و المحركات الأول لا إلى شتاء كلا مياه والاستقلاليات",
    ),
    voice(
        "he",
        "האונייה בנמל מתחברת אל החשמל ו המנועים חורף שלום רציף כשבאוניותיהם",
    ),
    voice(
        "hi",
        "जहाज़ बंदरगाह में बिजली से जुड़ता है और इंजन क्षेत्र श्री विद्युतीकरण",
    ),
    voice(
        "ru",
        "судно в порту зимой подключено к берегу и двигатели ёлка электроснабжением",
    ),
    voice(
        "el",
        "το πλοίο στο λιμάνι τον χειμώνα συνδέεται με ρεύμα και ηλεκτροδότησης",
    ),
    voice(
        "pl",
        "statek w porcie zimą jest podłączony do lądu i źródło elektroenergetycznego",
    ),
    voice(
        "cs",
        "loď v přístavu v zimě je připojena ke břehu a motory stojí žluťoučký kůň úpěl ďábelské \
         nejneobhospodařovávatelnějšího",
    ),
    voice(
        "da",
        "skibet i havnen om vinteren er tilsluttet land og motorerne står stille på åen øl æble \
         speciallægepraksisplanlægningsstabiliseringsperiode",
    ),
    voice(
        "es",
        "el buque en el puerto durante el invierno está conectado a tierra y sus motores señal \
         ¿cuándo? electroencefalografistas",
    ),
    voice(
        "fi",
        "laiva on satamassa talvella kytketty maasähköön ja sen koneet pysähtyvät yö ääni Åbo \
         epäjärjestelmällistyttämättömyydellänsäkään",
    ),
    voice(
        "it",
        "la nave nel porto d'inverno è collegata a terra e i motori si fermano perché città già \
         precipitevolissimevolmente",
    ),
    voice(
        "nb",
        "skipet i havnen om vinteren er koblet til land og motorene står stille på øya ærlig \
         menneskerettighetsorganisasjonene",
    ),
    voice(
        "nl",
        "het schip in de haven is 's winters aangesloten op de wal en zijn motoren staan stil ijs \
         coördinatie één arbeidsongeschiktheidsverzekering",
    ),
    voice(
        "pt",
        "o navio no porto durante o inverno está ligado a terra e os motores param não coração \
         inconstitucionalissimamente",
    ),
    voice(
        "sv",
        "fartyget i hamnen om vintern är anslutet till land och motorerna står stilla på ön båt \
         realisationsvinstbeskattning",
    ),
    voice(
        "tr",
        "gemi limanda kışın karaya bağlıdır ve motorları durur İstanbul ışık çağrı öğüt \
         çekoslovakyalılaştıramadıklarımızdan",
    ),
    voice(
        "uk",
        "судно в порту взимку під'єднане до берега і двигуни стоять ґанок їжак єдність \
         електрозабезпеченням",
    ),
    voice(
        "ur",
        "جہاز بندرگاہ میں سردیوں کے دوران بجلی سے جڑا ہوا ہے اور اس کے انجن بند ہیں ٹھنڈ ڈھونڈ پڑھے \
         گاڑیوں ۲۰۲۶ غیرذمہ‌دارانہ",
    ),
    voice(
        "bg",
        "корабът в пристанището през зимата е свързан с брега и двигателите спират ъгъл щит \
         непротивоконституционствувателствувайте",
    ),
    voice(
        "sr",
        "брод у луци зими је прикључен на копно и мотори мирују љубав њива ћутање џеп ђак \
         најнеприлагођенијима",
    ),
    voice(
        "sr-Latn",
        "brod u luci zimi je priključen na kopno i motori miruju ljubav njiva ćutanje džep đak \
         najneprilagođenijima",
    ),
    voice(
        "hr",
        "brod u luci zimi je priključen na kopno i motori miruju žeđ čovjek šljiva \
         prijestolonasljednikovičičinima",
    ),
    voice(
        "sk",
        "loď v prístave je v zime pripojená k brehu a motory stoja vĺča ŕba ľahký kôň ťava \
         najneobhospodarovateľnejšieho",
    ),
    voice(
        "hu",
        "a hajó télen a kikötőben parti áramot kap és a gépei állnak űr őszi fűtőmű \
         megszentségteleníthetetlenségeskedéseitekért",
    ),
    voice(
        "ro",
        "nava din port este iarna legată la țărm și motoarele se opresc în știință înălțare \
         electroglotospectrografiile",
    ),
    voice(
        "et",
        "laev on talvel sadamas ühendatud kaldavooluga ja selle mootorid seisavad õhtu täht šokk \
         sünnipäevanädalalõpupeopärastlõunaväsimus",
    ),
    voice(
        "lv",
        "kuģis ziemā ostā ir pieslēgts krastam un dzinēji stāv ķēve ļoti ņemt ģimene īsi \
         pretpulksteņrādītājvirzieniski",
    ),
    voice(
        "lt",
        "laivas uoste žiemą prijungtas prie kranto ir jo varikliai stovi ąžuolas ėjo įvykis šūvis \
         nebeprisikiškiakopūsteliaudavome",
    ),
    voice(
        "id",
        "kapal di pelabuhan pada musim dingin tersambung ke darat dan mesinnya mati \
         mempertanggungjawabkannya",
    ),
    voice(
        "ms",
        "kapal di pelabuhan pada musim sejuk disambung ke darat dan enjinnya berhenti \
         menyelenggarakannya",
    ),
    voice(
        "vi",
        "tàu ở cảng vào mùa đông được nối điện bờ và động cơ ngừng chạy những việc nghiêng Đường \
         thưởng ngoằn ngoèo",
    ),
    voice(
        "sw",
        "meli bandarini wakati wa baridi huunganishwa na umeme wa nchi kavu na injini husimama ng'ombe \
         wasiotakikanakupendezeshwa",
    ),
    voice(
        "ps",
        "بېړۍ په بندر کې له برېښنا سره نښلول کېږي او ماشینونه یې درېږي ژمی څښتن ځوان ډېرې ټولنیزې ړنده \
         ګڼه پوهنتونونو",
    ),
    voice(
        "ckb",
        "کەشتییەکە لە بەندەر زستانان بە کارەباوە دەبەسترێتەوە و بزوێنەرەکانی دەوەستن ڕۆژ گوڵ ڤیان \
         بەرپرسیارێتییەکانیان",
    ),
];

/// Languages that no bundled font has: their words stand as boxes.
pub const STRANGERS: &[Voice] = &[
    voice("ja", "港の船は 冬に 陸から 電気を もらう"),
    voice("zh-Hans", "港口 的 船 在 冬天 接 岸电"),
    voice("ko", "항구의 배는 겨울에 육상 전력을 쓴다"),
    voice("th", "เรือ ในท่า ใช้ไฟฟ้า จากฝั่ง"),
    voice("zh-Hant", "港口 的 船 在 冬天 接 岸電"),
    voice("bn", "শীতে বন্দরের জাহাজ তীরের বিদ্যুৎ নেয়"),
    voice("ta", "குளிர்காலத்தில் துறைமுகக் கப்பல் கரையின் மின்சாரத்தைப் பெறுகிறது"),
];

/// Addresses, short and long.
pub const ADDRESSES: &[&str] = &[
    "https://example.org/",
    "https://example.org/reports/2025/shore-power-in-winter-and-what-it-costs/second-edition.html",
    "https://example.org/a_(b)?query=one&other=two%20three#part",
    "mailto:berths@example.org",
];

/// Marks and spans that a line may hold beside words, in any language.
pub const ODDS: &[&str] = &[
    "12", "3.5 km", "1,200", "50 %", "(so)", "A/B", "x = y", "AT&T", "5 < 7", "C#", "it's",
    "so...", "\\*", "&amp;", "2025--26", "§ 4", "½", "10⁻³", "→", "ﬁ", "é",
];
