//! The words around names that tell places from persons, bodies and works.

use super::Kind;
use crate::text::{WordMap, WordSet, sound};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that say what a place is, in lower case; those that may stand behind the name are marked.
pub(super) const TYPES: &[(&str, Kind)] = &[
    ("province", Kind::Province),
    ("provinces", Kind::Province),
    ("governorate", Kind::Province),
    ("governorates", Kind::Province),
    ("wilaya", Kind::Province),
    ("vilayet", Kind::Province),
    ("muhafaza", Kind::Province),
    ("district", Kind::Spot),
    ("districts", Kind::Spot),
    ("subdistrict", Kind::Spot),
    ("county", Kind::Spot),
    ("city", Kind::Settlement),
    ("cities", Kind::Settlement),
    ("town", Kind::Settlement),
    ("towns", Kind::Settlement),
    ("township", Kind::Settlement),
    ("village", Kind::Settlement),
    ("villages", Kind::Settlement),
    ("hamlet", Kind::Settlement),
    ("port", Kind::Settlement),
    ("ports", Kind::Settlement),
    ("oasis", Kind::Settlement),
    ("oases", Kind::Settlement),
    ("settlement", Kind::Settlement),
    ("settlements", Kind::Settlement),
    ("kibbutz", Kind::Settlement),
    ("moshav", Kind::Settlement),
    ("suburb", Kind::Settlement),
    ("suburbs", Kind::Settlement),
    ("camp", Kind::Camp),
    ("camps", Kind::Camp),
    ("region", Kind::Region),
    ("regions", Kind::Region),
    ("river", Kind::River),
    ("rivers", Kind::River),
    ("wadi", Kind::River),
    ("mount", Kind::Mountain),
    ("mt", Kind::Mountain),
    ("mountain", Kind::Mountain),
    ("mountains", Kind::Mountain),
    ("jabal", Kind::Mountain),
    ("jebel", Kind::Mountain),
    ("jabl", Kind::Mountain),
    ("djebel", Kind::Mountain),
    ("hills", Kind::Mountain),
    ("range", Kind::Mountain),
    ("desert", Kind::Desert),
    ("lake", Kind::Water),
    ("gulf", Kind::Water),
    ("strait", Kind::Water),
    ("straits", Kind::Water),
    ("island", Kind::Island),
    ("islands", Kind::Island),
    ("peninsula", Kind::Region),
    ("valley", Kind::Spot),
    ("plain", Kind::Spot),
    ("pass", Kind::Spot),
];

/// What a word says of the place that it stands beside.
pub(super) fn kind_of(word: &str) -> Option<Kind> {
    KINDS.get(word)
}

static KINDS: LazyLock<WordMap<Kind>> = LazyLock::new(|| WordMap::new(TYPES.iter().copied()));

/// Types that are part of a name when they stand behind it with a capital: `Jordan River`, `Nuba Mountains`.
pub(super) fn ends_a_name(word: &str) -> bool {
    matches!(
        word,
        "River"
            | "Mountains"
            | "Mountain"
            | "Hills"
            | "Desert"
            | "Valley"
            | "Plain"
            | "Peninsula"
            | "Island"
            | "Islands"
            | "Pass"
            | "Lake"
            | "Gulf"
    )
}

/// Types that are part of a name when they stand before it with a capital: `Mount Chaambi`, `Jabl Hamrin`.
pub(super) fn begins_a_name(word: &str) -> bool {
    matches!(
        word,
        "Mount" | "Mt" | "Jabal" | "Jebel" | "Jabl" | "Djebel" | "Gebel" | "Lake" | "Wadi" | "Oued" | "Cape" | "Ras"
    )
}

/// Words that stand before another in the names of settlements and creeks: mound, village, spring, well, castle.
pub(super) fn heads_a_name(word: &str) -> bool {
    matches!(
        word,
        "Tell"
            | "Tel"
            | "Tal"
            | "Tall"
            | "Kafr"
            | "Kfar"
            | "Dayr"
            | "Deir"
            | "Ayn"
            | "'Ayn"
            | "‘Ayn"
            | "ʿAyn"
            | "Ain"
            | "Aïn"
            | "Bir"
            | "Bi'r"
            | "Qal'at"
            | "Qal‘at"
            | "Qalʿat"
            | "Khirbat"
            | "Khirbet"
            | "Khor"
            | "Khawr"
            | "Hassi"
            | "Bordj"
            | "Ksar"
            | "Jisr"
            | "Chott"
            | "Sabkhat"
            | "Shatt"
            | "Ra's"
            | "Ra’s"
            | "Raʾs"
    )
}

/// Words after which a place is to be expected, in lower case.
pub(super) fn leads_in(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "from"
            | "to"
            | "toward"
            | "towards"
            | "into"
            | "through"
            | "outside"
            | "inside"
            | "around"
            | "via"
            | "between"
            | "across"
            | "beyond"
            | "within"
            | "throughout"
            | "of"
            | "against"
            | "on"
            | "entered"
            | "reached"
            | "left"
            | "captured"
            | "seized"
            | "took"
            | "besieged"
            | "visited"
            | "fled"
            | "bombed"
            | "occupied"
            | "invaded"
            | "retook"
            | "recaptured"
            | "liberated"
            | "conquered"
            | "shelled"
            | "attacked"
            | "evacuated"
            | "retaking"
            | "taking"
            | "entering"
            | "leaving"
            | "reaching"
            | "past"
            | "below"
            | "above"
            | "behind"
            | "opposite"
    )
}

/// Of these, those that say where something is, and are not said of people.
pub(super) fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "at" | "near" | "into" | "outside" | "inside" | "around" | "via" | "across" | "throughout" | "within"
    )
}

/// Points of the compass and other words that go before a place without belonging to its name.
pub(super) fn is_direction(word: &str) -> bool {
    DIRECTIONS.contains(word)
}

static DIRECTIONS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "central",
        "upper",
        "lower",
        "inner",
        "outer",
        "greater",
        "modern",
        "ancient",
        "medieval",
        "ottoman",
        "mandatory",
        "republican",
        "colonial",
        "downtown",
        "old",
    ])
});

/// Nouns that make a body, a work, a treaty or an event of the name beside them; in the singular.
const BODIES: &[&str] = &[
    "academy",
    "accord",
    "affair",
    "agency",
    "agreement",
    "airline",
    "airlines",
    "airport",
    "airways",
    "alliance",
    "army",
    "archive",
    "assembly",
    "association",
    "authority",
    "bank",
    "barrage",
    "battalion",
    "board",
    "brigade",
    "bulletin",
    "bureau",
    "caliphate",
    "campaign",
    "center",
    "centre",
    "chamber",
    "chronicle",
    "church",
    "clinic",
    "club",
    "coalition",
    "college",
    "command",
    "commission",
    "committee",
    "communique",
    "company",
    "conference",
    "congress",
    "consortium",
    "convention",
    "corporation",
    "corps",
    "council",
    "courier",
    "court",
    "coup",
    "covenant",
    "crisis",
    "daily",
    "dam",
    "declaration",
    "department",
    "directorate",
    "division",
    "doctrine",
    "embassy",
    "emirate",
    "exchange",
    "express",
    "faction",
    "federation",
    "fleet",
    "force",
    "formula",
    "forum",
    "foundation",
    "front",
    "fund",
    "gazette",
    "group",
    "guard",
    "herald",
    "hospital",
    "hotel",
    "initiative",
    "institute",
    "institution",
    "journal",
    "league",
    "legion",
    "levy",
    "scout",
    "rifles",
    "constabulary",
    "gendarmerie",
    "infantry",
    "cavalry",
    "letter",
    "library",
    "line",
    "mail",
    "mandate",
    "massacre",
    "medal",
    "memorandum",
    "militia",
    "ministry",
    "mission",
    "monitor",
    "mosque",
    "movement",
    "museum",
    "network",
    "news",
    "note",
    "observatory",
    "observer",
    "office",
    "operation",
    "orchestra",
    "organisation",
    "organization",
    "pact",
    "paper",
    "parliament",
    "party",
    "peace",
    "petroleum",
    "plan",
    "police",
    "post",
    "press",
    "process",
    "program",
    "programme",
    "project",
    "protocol",
    "publisher",
    "quarterly",
    "question",
    "quotidien",
    "radio",
    "railroad",
    "railway",
    "regiment",
    "report",
    "reserve",
    "resolution",
    "review",
    "revolt",
    "revolution",
    "school",
    "secretariat",
    "seminary",
    "senate",
    "service",
    "society",
    "spring",
    "squadron",
    "standard",
    "star",
    "state",
    "station",
    "street",
    "studies",
    "study",
    "summit",
    "syndicate",
    "synagogue",
    "telegraph",
    "television",
    "times",
    "today",
    "treaty",
    "tribunal",
    "tribune",
    "troops",
    "trust",
    "tv",
    "union",
    "university",
    "uprising",
    "voice",
    "voices",
    "war",
    "watch",
    "week",
    "weekly",
    "world",
    "avenue",
    "boulevard",
    "road",
    "square",
    "gate",
    "palace",
    "theater",
    "theatre",
    "stadium",
    "bridge",
    "canal",
    "field",
    "notes",
    "papers",
    "briefs",
    "series",
];

/// Whether `word` makes a body of the name beside it.
pub(super) fn is_body(word: &str) -> bool {
    BODY_WORDS.contains(word)
        || word.strip_suffix(['s', 'S']).is_some_and(|stem| {
            let singular = stem.strip_suffix("ie").or(stem.strip_suffix("IE"));
            BODY_WORDS.contains(stem) || singular.is_some_and(|stem| BODY_WORDS.contains(&format!("{stem}y")))
        })
}

static BODY_WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(BODIES.iter().copied()));

/// Whether the common noun `word` makes a treaty of the name before it: `the Lausanne treaty`.
pub(super) fn is_treaty(word: &str) -> bool {
    matches!(
        word,
        "treaty"
            | "accord"
            | "accords"
            | "agreement"
            | "agreements"
            | "pact"
            | "protocol"
            | "protocols"
            | "process"
            | "formula"
            | "declaration"
    )
}

/// Whether the common noun `word` is of what is signed somewhere and called by the place: `the treaty of Lausanne`.
pub(super) fn is_signed(word: &str) -> bool {
    matches!(word, "treaty" | "armistice" | "convention" | "protocol" | "pact" | "accord" | "accords" | "concordat")
}

/// Feasts and times of the year, at which something may happen: "at Christmas".
pub(super) fn is_feast(word: &str) -> bool {
    matches!(
        word,
        "Christmas"
            | "Easter"
            | "Ramadan"
            | "Ashura"
            | "'Ashura"
            | "‘Ashura"
            | "Nowruz"
            | "Nawruz"
            | "Newroz"
            | "Passover"
            | "Purim"
            | "Hanukkah"
            | "Pentecost"
            | "Eid"
            | "'Id"
            | "‘Id"
            | "Friday"
            | "Lent"
            | "Yom"
            | "Rosh"
            | "Sukkot"
            | "Epiphany"
            | "Muharram"
            | "Arbain"
            | "Arba'in"
    )
}

/// Words of small letters inside the names of persons.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "bin" | "ibn" | "ben" | "von" | "van" | "abu" | "bint" | "de" | "al" | "el" | "ul" | "ad" | "ar" | "az" | "ez"
    )
}

/// Nouns that say a place is near: "the outskirts of".
pub(super) fn is_surrounding(word: &str) -> bool {
    matches!(
        word,
        "outskirts"
            | "vicinity"
            | "surroundings"
            | "streets"
            | "periphery"
            | "siege"
            | "border"
            | "frontier"
            | "environs"
            | "gates"
            | "inhabitants"
            | "people"
            | "residents"
    )
}

/// Titles that stand before the name of a person.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "King"
            | "Queen"
            | "President"
            | "Prince"
            | "Princess"
            | "General"
            | "Colonel"
            | "Major"
            | "Captain"
            | "Lieutenant"
            | "Brigadier"
            | "Admiral"
            | "Marshal"
            | "Sheikh"
            | "Shaykh"
            | "Sheik"
            | "Shaikh"
            | "Sultan"
            | "Imam"
            | "Ayatollah"
            | "Emir"
            | "Amir"
            | "Caliph"
            | "Khedive"
            | "Sharif"
            | "Sherif"
            | "Sayyid"
            | "Sayyed"
            | "Sayed"
            | "Hajj"
            | "Haj"
            | "Hajji"
            | "Mulla"
            | "Mullah"
            | "Qazi"
            | "Shah"
            | "Minister"
            | "Secretary"
            | "Ambassador"
            | "Governor"
            | "Mayor"
            | "Dr"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Prof"
            | "Professor"
            | "Sir"
            | "Lord"
            | "Lady"
            | "Saint"
            | "St"
            | "Pope"
            | "Patriarch"
            | "Bishop"
            | "Rabbi"
            | "Judge"
            | "Justice"
            | "Senator"
            | "Commander"
            | "Chancellor"
            | "Premier"
            | "Consul"
            | "Sergeant"
            | "Gen"
            | "Col"
            | "Lt"
            | "Maj"
            | "Capt"
            | "Abu"
            | "Abou"
            | "Umm"
            | "Ibn"
            | "Bin"
            | "Ben"
            | "Abd"
            | "Abdul"
            | "Mir"
            | "Mirza"
            | "Agha"
            | "Aga"
            | "Hojjatoleslam"
            | "Grand"
            | "Mahdi"
            | "Khan"
            | "Bey"
            | "Pasha"
    )
}

/// Of these, those with which the names of places begin as well: Umm Qasr, Abu Kamal, Ben Gardane.
pub(super) fn is_kunya(word: &str) -> bool {
    matches!(word, "Abu" | "Abou" | "Umm" | "Ben" | "Bin" | "Khan" | "Shaykh" | "Sheikh" | "Saint" | "St")
}

/// Titles that stand behind the name of a person.
pub(super) fn is_title_behind(word: &str) -> bool {
    matches!(
        word,
        "Pasha"
            | "Paşa"
            | "Bey"
            | "Beg"
            | "Effendi"
            | "Efendi"
            | "Khan"
            | "Agha"
            | "Shah"
            | "Mirza"
            | "Hanim"
            | "Khanum"
    )
}

/// Words with a capital only because a sentence begins with them.
const FUNCTION_WORDS: &str = "In On At When While After Before Since As From To For With Without Between Within Under Over Unlike Like \
    Both Neither Nor Only Even Although Though Because If Whether That This These Those Its His Her Their Our \
    But And Or Yet So Thus Then Today Meanwhile However By Until Near Across Around Throughout Through Inside \
    Outside Beyond Where Which Who Once Against Along Among Despite During Had Has Have Did Does Was Were Is \
    Are Would Could Should Not No All Most Much Many Some Later Earlier Instead The A An Of Toward Towards \
    Into What Why How Now Here There Also Again Still Above Below Besides Beside Behind Off Out Up Down Per \
    Via Than Either Each Every Whereas Unless Elsewhere Perhaps Indeed Nevertheless Moreover Furthermore \
    Finally First Second Third It He She They We";

/// Whether `word` has its capital only because a sentence begins with it.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_SET.contains(word)
}

static FUNCTION_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.split_ascii_whitespace().collect());

/// Given names of the region and of those who write of it, in one spelling each; compared by their sound.
const GIVEN: &str = "Abbas Abdallah Abdullah Abdulaziz Abdulhamid Abdulkarim Abdelkader Abdelaziz Abdelrahman Abdurrahman Abdalkarim Adel Adib Adil Adnan Ahmad Ahmet Akram Ala Alaa Ali Amal Amin Amina Amir Amira Ammar Amr Anas Anwar Aref Arif As'ad Asad Ashraf Asma Atif Awad Ayad Ayman Ayyub Aziz Azmi Badr Baha Bahjat Bakr Barham Bashar Bashir Basil Basim Bilal Boutros Burhan Burhanuddin Butrus Camille Chokri Daoud Darwish Dawud Diya Edmond Emile Fadi Fadil Fahd Fahmi Fa'iq Fa'iz Faisal Fakhri Farah Faraj Farhat Farid Faris Farouk Faruq Fathi Fatima Fawzi Fayez Fayiz Faysal Fida Fikri Firas Fu'ad Fouad Gamal Ghada Ghassan Ghazi Habib Hadi Hafez Hafiz Haidar Haitham Hakim Halim Hamad Hamid Hamza Hana Hanan Hani Hanna Harun Hasan Hassan Hashim Hatim Haydar Hazem Hazim Hichem Hikmat Hilmi Hisham Hosni Hossein Houari Huda Husayn Hussein Huseyin Husni Husam Ibrahim Idris Ihsan Ilyas Imad Iman Iskandar Ismail Ismat Issa Isa Iyad Izzat Ja'far Jaber Jabir Jalal Jamal Jamil Jamila Jawad Jibril Jihad Joumana Jumana Kadhim Kamal Kamil Karim Kazim Kemal Khadija Khaled Khalid Khalifa Khalil Kharrazi Khayr Layla Leila Lina Lutfi Mahdi Mahir Mahmud Mahmoud Mehmet Mehmed Majid Malik Mansour Mansur Marwan Maryam Mas'ud Massoud Mazin Mehdi Michel Mikhail Midhat Mirza Mohamed Mohammad Mohammed Mohsen Moncef Mostafa Mourad Mu'ammar Muammar Muhammad Muhsin Mukhtar Muna Mundhir Munir Murad Musa Mustafa Mustapha Muthanna Nabih Nabil Nadia Nadim Nadir Naguib Nahla Najib Naji Najm Nasir Nasser Nasim Nawal Nawaf Nazim Nazih Nidal Nizar Nouri Nur Nuri Omar Osama Osman Othman Qasim Qays Rabi' Rachid Rafiq Rafik Ra'fat Raghad Rami Ramzi Rana Rashid Rashad Ra'uf Recep Reza Rida Ridha Rizq Rosa Ruhollah Sabah Sabri Sa'd Saad Saddam Sadiq Saladin Sa'dun Safa Safwan Sa'id Saeed Salah Salam Salih Salim Salma Salman Sami Samir Samira Sargon Sattar Saud Sayf Selim Shadi Shafiq Shakir Sharif Shawqi Shirin Shukri Sulayman Suleiman Süleyman Taha Tahir Talal Talib Tamim Tariq Tawfiq Taysir Tayyip Thabit Turki Umar Usama Uthman Wafiq Wahid Wa'il Walid Wasfi Yahya Ya'qub Yaqub Yasin Yasir Yasser Yazid Youssef Yunus Yusuf Zaher Zahra Zaki Zakariya Zayd Zayn Zayna Zeinab Ziad Ziyad Zine \
Avraham Benjamin Binyamin Chaim Dan Dalia David Ehud Eli Eliyahu Ephraim Ezer Gad Gideon Golda Haim Hillel Itamar Itzhak Menachem Michael Miriam Moshe Noa Ofer Ronen Ruth Shaul Shimon Shlomo Uri Yael Yaakov Yehoshua Yehuda Yigal Yitzhak Yoav Yosef Ze'ev Zvi \
Ahmadreza Akbar Ardeshir Bahman Behzad Bijan Cyrus Dariush Darius Ebrahim Esfandiar Farhad Fereydoun Hooshang Hormoz Houshang Iraj Jahangir Jamshid Kaveh Kourosh Manouchehr Mehrdad Morteza Nader Parviz Ramin Rostam Shahram Shapour Soraya Abolhassan Abolqasem \
Bülent Cemal Celal Ismet Enver Talat Fethullah Fevzi Kazım Necmettin Nazım Rauf Refik Turgut Ziya \
Massoud Jalaluddin Masoud Nechirvan Abdülhamid Abdulmejid \
Alan Albert Alexander Alfred Andrew Anne Anthony Archibald Arnold Arthur Bernard Charles Christian Christopher Clara Daniel Edward Elizabeth Ernest Ervand Eugene Francis Francois Frank Franklin Fred Frederick George Georges Gertrude Graham Harold Harry Helen Henri Henry Herbert Hugh Jack Jacques Jacob James Jane Jean Jimmy John Jonathan Joseph Julian Karl Kenneth Kermit Laura Lawrence Lewis Louis Lloyd Margaret Maria Mark Martin Mary Matthew Maurice Max Nicholas Nigel Norman Oliver Oscar Otto Patrick Paul Peter Philip Pierre Rachel Ralph Raymond Richard Robert Roger Ronald Samuel Sarah Stephen Steven Susan Theodore Thomas Victor Virginia Walter Wilhelm William Winston Woodrow Yezid";

static GIVEN_SOUNDS: LazyLock<WordSet> = LazyLock::new(|| {
    let sounds: Vec<String> = GIVEN.split_ascii_whitespace().map(sound).collect();
    WordSet::of(sounds.iter().map(String::as_str))
});

/// Whether `word` is a given name, in any spelling.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_SOUNDS.contains(&sound(word))
}

/// Words for peoples and languages, with the country of today that they point to. `Arab`, `Kurdish` and the like
/// point to none and are here so that `Iraqi Kurdistan` is read as an adjective and a place.
const DEMONYMS: &[(&str, &str)] = &[
    ("Afghan", "AF"),
    ("Algerian", "DZ"),
    ("American", "US"),
    ("Arab", ""),
    ("Arabian", ""),
    ("Armenian", "AM"),
    ("Azerbaijani", "AZ"),
    ("Azeri", "AZ"),
    ("Bahraini", "BH"),
    ("Belgian", "BE"),
    ("British", "GB"),
    ("Chadian", "TD"),
    ("Chinese", "CN"),
    ("Cypriot", "CY"),
    ("Dutch", "NL"),
    ("Egyptian", "EG"),
    ("Emirati", "AE"),
    ("English", "GB"),
    ("Eritrean", "ER"),
    ("Ethiopian", "ET"),
    ("European", ""),
    ("French", "FR"),
    ("Georgian", "GE"),
    ("German", "DE"),
    ("Greek", "GR"),
    ("Hashemite", "JO"),
    ("Indian", "IN"),
    ("Iranian", "IR"),
    ("Iraqi", "IQ"),
    ("Israeli", "IL"),
    ("Italian", "IT"),
    ("Jordanian", "JO"),
    ("Kazakh", "KZ"),
    ("Kurdish", ""),
    ("Kuwaiti", "KW"),
    ("Kyrgyz", "KG"),
    ("Lebanese", "LB"),
    ("Libyan", "LY"),
    ("Malian", "ML"),
    ("Mauritanian", "MR"),
    ("Moroccan", "MA"),
    ("Omani", "OM"),
    ("Ottoman", ""),
    ("Pakistani", "PK"),
    ("Palestinian", "PS"),
    ("Persian", "IR"),
    ("Polish", "PL"),
    ("Qatari", "QA"),
    ("Russian", "RU"),
    ("Sahrawi", "EH"),
    ("Saudi", "SA"),
    ("Somali", "SO"),
    ("Soviet", ""),
    ("Spanish", "ES"),
    ("Sudanese", "SD"),
    ("Syrian", "SY"),
    ("Tajik", "TJ"),
    ("Tunisian", "TN"),
    ("Turkish", "TR"),
    ("Turkmen", "TM"),
    ("Uzbek", "UZ"),
    ("Western", ""),
    ("Yemeni", "YE"),
    ("Zionist", ""),
    ("Israelis", "IL"),
    ("Turks", "TR"),
    ("Iranians", "IR"),
    ("Egyptians", "EG"),
    ("Syrians", "SY"),
    ("Palestinians", "PS"),
    ("Iraqis", "IQ"),
    ("Lebanese", "LB"),
    ("Maronite", "LB"),
    ("Alawi", ""),
    ("Alawite", ""),
    ("Amazigh", ""),
    ("Assyrian", ""),
    ("Baluch", ""),
    ("Baluchi", ""),
    ("Berber", ""),
    ("Byzantine", ""),
    ("Catholic", ""),
    ("Chechen", "RU"),
    ("Christian", ""),
    ("Circassian", ""),
    ("Copt", "EG"),
    ("Coptic", "EG"),
    ("Druze", ""),
    ("Islamic", ""),
    ("Jewish", ""),
    ("Muslim", ""),
    ("Orthodox", ""),
    ("Ossetian", ""),
    ("Pashtun", ""),
    ("Shi'i", ""),
    ("Shiite", ""),
    ("Sunni", ""),
    ("Tuareg", ""),
    ("Turkoman", ""),
    ("Yezidi", ""),
    ("Yazidi", ""),
    ("Zaydi", "YE"),
    ("Abkhaz", "GE"),
    ("Canadian", "CA"),
    ("Czech", "CZ"),
    ("Danish", "DK"),
    ("Norwegian", "NO"),
    ("Portuguese", "PT"),
    ("Romanian", "RO"),
    ("Serbian", "RS"),
    ("Swedish", "SE"),
    ("Ukrainian", "UA"),
    ("Albanian", "AL"),
    ("Bosnian", "BA"),
    ("Nigerian", "NG"),
    ("Kenyan", "KE"),
    ("Ugandan", "UG"),
    ("Vietnamese", "VN"),
    ("Korean", ""),
    ("Maghrebi", ""),
    ("Hijazi", "SA"),
    ("Najdi", "SA"),
    ("Darfuri", "SD"),
    ("Hungarian", "HU"),
    ("Austrian", "AT"),
    ("Bulgarian", "BG"),
    ("Japanese", "JP"),
    ("Swiss", "CH"),
];

/// The country that an adjective such as `Iraqi` points to; empty for one that points to none.
pub(crate) fn demonym(word: &str) -> Option<&'static str> {
    let known = |name: &str| PEOPLES.get(name).filter(|(known, _)| *known == name).map(|(_, country)| country);
    // The people in the plural, too: `Iraqis`.
    known(word).or_else(|| word.strip_suffix('s').and_then(known))
}

/// By the word, in whatever case.
static PEOPLES: LazyLock<WordMap<(&str, &str)>> =
    LazyLock::new(|| WordMap::new(DEMONYMS.iter().map(|row| (row.0, *row))));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_every_form() {
        assert_eq!(kind_of("Province"), Some(Kind::Province));
        assert!(is_body("Accords") && is_body("University") && is_body("armies") && is_body("Briefs"));
        assert!(!is_body("province"));
        assert!(is_given_name("Muhamad") && is_given_name("Hossein") && !is_given_name("Baghdad"));
        assert_eq!(demonym("Iraqi"), Some("IQ"));
        assert_eq!((demonym("Russians"), demonym("Arabs"), demonym("Basras")), (Some("RU"), Some(""), None));
    }
}
