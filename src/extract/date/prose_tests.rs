//! Mentions in prose that was made up for the purpose.

use crate::document;
use crate::extract::{self, Settings};
use crate::text::TextResource;

/// A paragraph without a date, so that what follows is plainly running text.
const OPENING: &str = "Roads make states, and where they end the writ of the capital ends as well, or so it is said.";

/// The mentions in an article with these paragraphs, as `words = EDTF`, and the modifier after it.
fn told(body: &str) -> Vec<String> {
    let text = TextResource::new("article", format!("# A Title\n\nNur Haj\n\n{OPENING}\n\n{body}\n"));
    let published = Some("2018-06-15".parse().expect("a date"));
    let settings = Settings { published, ..Settings::default() };
    let reading = extract::read(document::read(&text), &settings);
    let each = reading.dates.iter().map(|date| {
        let words = match date.within {
            document::Within::Block(block) => reading.article.blocks[block].text.as_str(),
            document::Within::Note(note) => reading.article.notes[note].text.as_str(),
        };
        let modifier = date.modifier.map(|modifier| format!(" {modifier:?}")).unwrap_or_default();
        format!("{} = {}{modifier}", &words[date.range.clone()], date.edtf)
    });
    each.collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, told(text)))
        .filter(|(_, expected, got)| got.as_slice() != **expected)
        .map(|(text, expected, got)| format!("{text:?}\n  expected {expected:?}\n  got      {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_month_is_told_from_the_verb_the_modal_and_the_name() {
    check(&[
        ("The port was shut in March 2011.", &["March 2011 = 2011-03"]),
        ("Crowds march through Basra, and may march again.", &[]),
        ("They may return in May 2016, and May 2017 may be too late.", &["May 2016 = 2016-05", "May 2017 = 2017-05"]),
        ("May the ruler live long, said the preacher.", &[]),
        ("Theresa May flew to Riyadh in 2017.", &["2017 = 2017"]),
        ("The ambassador, April Glaspie, met him in 1990.", &["1990 = 1990"]),
        ("He had been seen by April Glaspie in 1990.", &["1990 = 1990"]),
        ("In 1977 April brought rain.", &["1977 = 1977"]),
        ("The strike began in 2008. In April Mahalla rose.", &["2008 = 2008", "April = 2008-04"]),
        ("The elections of 2009 came late. The June vote was rigged.", &["2009 = 2009", "June = 2009-06"]),
        ("The October War changed little in the village.", &[]),
        ("Black September had its offices in Beirut.", &[]),
        ("The Great March of Return reached the fence in 2018.", &["2018 = 2018"]),
        ("The March 14 Alliance lost its way after 2008.", &["2008 = 2008"]),
        ("Traffic on 6 October Bridge stopped in 2011.", &["2011 = 2011"]),
        ("Every October the pilgrims return.", &[]),
        ("August company gathered at the villa in 1936.", &["1936 = 1936"]),
        ("Abu May kept a shop in Nablus until 1967.", &["1967 = 1967 Until"]),
        ("The rains of 1999 failed. October was dry as well.", &["1999 = 1999", "October = 1999-10"]),
        ("Troops advanced in 1917. From March to May they waited.", &["1917 = 1917", "March to May = 1917-03/1917-05"]),
        ("He will march on Sana'a by December 2014.", &["December 2014 = 2014-12"]),
    ]);
}

#[test]
fn a_year_is_told_from_other_numbers() {
    check(&[
        ("About 2000 men crossed the river in 1920.", &["1920 = 1920"]),
        ("Some 1,500 soldiers and 1800 civilians died.", &[]),
        ("It killed 1948 villagers.", &[]),
        ("Resolution 1441 was passed in 2002.", &["2002 = 2002"]),
        ("UN Security Council resolution 1973 opened the way.", &[]),
        ("Law No. 1970 was repealed.", &[]),
        ("Order No. 2014 reached him late.", &[]),
        ("The 1967 lines were drawn with a green pencil.", &["1967 = 1967"]),
        ("Since the 1979 revolution the shrine has grown.", &["1979 = 1979 Since"]),
        ("The 1948 refugees and the 1967 refugees lived apart.", &["1948 = 1948", "1967 = 1967"]),
        ("He paid 1914 dinars and $2003.", &[]),
        ("Oil fell by 1990 barrels a day.", &[]),
        ("It stands 2000 meters above the sea.", &[]),
        ("The year 1516 ended an age.", &["1516 = 1516"]),
        ("Baghdad fell in 1258 and again in 1917.", &["1258 = 1258", "1917 = 1917"]),
        ("A force 1500-strong waited.", &[]),
        ("The post-2003 order and pre-1958 memories differ.", &["2003 = 2003", "1958 = 1958"]),
        ("Channel 2000 showed a Boeing 1900.", &[]),
        ("Vision 2030 promises cinemas.", &[]),
        ("By 2030 the aquifer will be dry.", &["2030 = 2030"]),
        ("The treaty (1916) was secret.", &["1916 = 1916"]),
        ("In 1948 Palestinians fled the coast.", &["1948 = 1948"]),
        ("In 1948, 1956, and 1967 the border moved.", &["1948 = 1948", "1956 = 1956", "1967 = 1967"]),
        ("It had 1200 inhabitants in 1900.", &["1900 = 1900"]),
        ("He was 1999 votes short.", &[]),
        ("In 2007, 1325 houses were built under Law 1974.", &["2007 = 2007"]),
        ("It rose 19 percent to 2015 tons.", &[]),
        ("It was at 10:30 on page 1984.", &[]),
        ("Israel's 1981 strike on the reactor set a pattern.", &["1981 = 1981"]),
    ]);
}

#[test]
fn the_words_are_without_preposition_and_article() {
    check(&[
        ("On the 21st of August 1968 tanks came.", &["21st of August 1968 = 1968-08-21"]),
        ("On Tuesday, September 6, 1970, planes were taken.", &["Tuesday, September 6, 1970 = 1970-09-06"]),
        ("It opened on September 1, 1908, a Tuesday.", &["September 1, 1908 = 1908-09-01"]),
        ("In the spring of 1917 they rode north.", &["spring of 1917 = 1917-21"]),
        ("In the early 1950s the canal silted up.", &["early 1950s = 195X Start"]),
        ("By late 2014 the city was theirs.", &["late 2014 = 2014 End"]),
        ("It was mid-August 2013.", &["mid-August 2013 = 2013-08 Mid"]),
        ("In mid August 2013 it rained.", &["mid August 2013 = 2013-08 Mid"]),
        ("At the end of May 2015 Palmyra fell.", &["end of May 2015 = 2015-05 End"]),
        ("From the beginning of 1951 he was ill.", &["beginning of 1951 = 1951 Start"]),
        ("In the nineteenth century Haifa was a village.", &["nineteenth century = 18XX"]),
        ("In the late nineteenth century it grew.", &["late nineteenth century = 18XX End"]),
        ("The 19th-century traveller came by mule.", &["19th-century = 18XX"]),
        ("In the 1990s, and above all in the late 1990s, it ebbed.", &["1990s = 199X", "late 1990s = 199X End"]),
        ("Built circa 1864, it burned in 1901.", &["circa 1864 = 1864~", "1901 = 1901"]),
        ("It was founded around 1890.", &["around 1890 = 1890~"]),
        ("Jerusalem fell in 586 BCE and in A.D. 70.", &["586 BCE = -0585", "A.D. 70 = 0070"]),
        ("Between 1914–18 the grain went west.", &["1914–18 = 1914/1918"]),
        ("From 1916 to 1922 the border was a line of stones.", &["1916 to 1922 = 1916/1922"]),
        ("Between May and July 2015 the road was cut.", &["May and July 2015 = 2015-05/2015-07"]),
        ("Between 5 and 10 October 1988 hundreds died.", &["5 and 10 October 1988 = 1988-10-05/1988-10-10"]),
        ("From 5 to 10 October 1988 it rained.", &["5 to 10 October 1988 = 1988-10-05/1988-10-10"]),
        ("Between November and January 2015 it was shut.", &["November and January 2015 = 2014-11/2015-01"]),
        (
            "From 28 November 1967 to 7 February 1968 it held out.",
            &["28 November 1967 to 7 February 1968 = 1967-11-28/1968-02-07"],
        ),
        ("The years 1977 to 1981 were fat.", &["1977 to 1981 = 1977/1981"]),
        ("Both 1977 and 1981 were fat.", &["1977 = 1977", "1981 = 1981"]),
        ("In the first days of September 1922 they fled.", &["first days of September 1922 = 1922-09 Start"]),
        ("By the second half of 1958 it was over.", &["second half of 1958 = 1958 End"]),
        ("The first day of May 1958 was hot.", &["May 1958 = 1958-05"]),
        ("The fighting of May–July 2015 cut it.", &["May–July 2015 = 2015-05/2015-07"]),
        ("From May 3 to June 5, 2016, it was open.", &["May 3 to June 5, 2016 = 2016-05-03/2016-06-05"]),
        ("He ruled 1958–1961.", &["1958–1961 = 1958/1961"]),
        ("Since 2015 the river has been low.", &["2015 = 2015 Since"]),
        ("Until the spring of 2015 it was high.", &["spring of 2015 = 2015-21 Until"]),
    ]);
}

#[test]
fn a_clause_in_commas_a_weekday_and_a_season_that_bounds_tell_the_year() {
    check(&[
        (
            "They stood by September 1968.\n\nThe half, which had begun on October 18, 1963, was over by June 1964. On May 14 they met.",
            &[
                "September 1968 = 1968-09",
                "October 18, 1963 = 1963-10-18",
                "June 1964 = 1964-06",
                "May 14 = 1964-05-14",
            ],
        ),
        (
            "It was ratified on 5 January 1911, and by autumn some 3,000 men were there.",
            &["5 January 1911 = 1911-01-05", "autumn = 1911-23"],
        ),
        (
            "He died on 6 January 2011. In 2009 he came. On Sunday, June 26, they left.",
            &["6 January 2011 = 2011-01-06", "2009 = 2009", "Sunday, June 26 = 2011-06-26"],
        ),
        (
            "It rose on 17 January 2012. Haj, who had had the first word in 1990, was refused it in 2011.\n\nKidal fell on 30 March.",
            &["17 January 2012 = 2012-01-17", "1990 = 1990", "2011 = 2011", "30 March = 2012-03-30"],
        ),
    ]);
}

#[test]
fn a_year_left_out_comes_from_the_sentence_the_story_or_the_article() {
    check(&[
        (
            "On February 6, 2013, one was shot, and on July 25 another.",
            &["February 6, 2013 = 2013-02-06", "July 25 = 2013-07-25"],
        ),
        ("It began on 3 June 2014. On 10 June Mosul fell.", &["3 June 2014 = 2014-06-03", "10 June = 2014-06-10"]),
        ("It began in 2014.\n\nIn June Mosul fell.", &["2014 = 2014", "June = 2014-06"]),
        ("The year 1970 opened badly. On February 10 a decree came.", &["1970 = 1970", "February 10 = 1970-02-10"]),
        (
            "On 6 April 2019 they came; on 11 April he fell, who had ruled since 30 June 1989. On 3 June it burned.",
            &[
                "6 April 2019 = 2019-04-06",
                "11 April = 2019-04-11",
                "30 June 1989 = 1989-06-30 Since",
                "3 June = 2019-06-03",
            ],
        ),
        (
            "It fell on 4 November 1968. Nothing like it had happened since the June 1967 war. By 16 November it was over.",
            &["4 November 1968 = 1968-11-04", "June 1967 = 1967-06 Since", "16 November = 1968-11-16"],
        ),
        (
            "On 17 December 2010, in the town, a man set himself alight; he died on January 4.",
            &["17 December 2010 = 2010-12-17", "January 4 = 2011-01-04"],
        ),
        (
            "They came on 5 May 2017. In March 2014 the three had left, until the truce of 16 November. On 22 June they paid.",
            &["5 May 2017 = 2017-05-05", "March 2014 = 2014-03", "16 November = 2014-11-16", "22 June = 2017-06-22"],
        ),
        (
            "It began on 5 May 2017. By March 2014 nobody had paid. On 22 June they did.",
            &["5 May 2017 = 2017-05-05", "March 2014 = 2014-03", "22 June = 2014-06-22"],
        ),
        (
            "In December 2010 a man burned. In January the ruler fled.",
            &["December 2010 = 2010-12", "January = 2011-01"],
        ),
        (
            "It broke in November 1977, and in March of the following year it mended.",
            &["November 1977 = 1977-11", "March of the following year = 1978-03"],
        ),
        ("The operation has gone on since March.", &["March = 2018-03 Since"]),
        (
            "He hid in 1964. The following October he was found, and the next spring he was free.",
            &["1964 = 1964", "following October = 1965-10", "next spring = 1966-21"],
        ),
        (
            "They came in November 1964. The following October they left.",
            &["November 1964 = 1964-11", "following October = 1965-10"],
        ),
        (
            "It fell on 3 May 1938; the previous summer had been dry.",
            &["3 May 1938 = 1938-05-03", "previous summer = 1937-22"],
        ),
        ("The law of 1958 stands. He runs again next April.", &["1958 = 1958", "next April = 2019-04"]),
        (
            "The law of 1958 stands, though on 4 April of this year it was read again.",
            &["1958 = 1958", "4 April of this year = 2018-04-04"],
        ),
        (
            "On 18 January 1977 they marched. The cuts were withdrawn on the 19th.",
            &["18 January 1977 = 1977-01-18", "19th = 1977-01-19"],
        ),
        ("It was the 19th of its kind, on the 2nd floor, by the 7th Division.", &[]),
        (
            "It broke out on 13 September 1922. The army had landed in May 1919, with leave of the Allies, and marched inland in August 1921. On 1 October all was over.",
            &[
                "13 September 1922 = 1922-09-13",
                "May 1919 = 1919-05",
                "August 1921 = 1921-08",
                "1 October = 1922-10-01",
            ],
        ),
        (
            "The rising was that of October 1988. He had promised it since 19 September, and it passed on 23 February 1989.",
            &["October 1988 = 1988-10", "19 September = 1988-09-19 Since", "23 February 1989 = 1989-02-23"],
        ),
        ("The offensive began last December.", &["last December = 2017-12"]),
        ("By August 1 all was quiet.", &["August 1 = 2017-08-01"]),
        (
            "On 15 August 1953 he came. In the autumn he was tried.",
            &["15 August 1953 = 1953-08-15", "autumn = 1953-23"],
        ),
        (
            "He met them in May 2016, and again in June, July and October.",
            &["May 2016 = 2016-05", "June = 2016-06", "July = 2016-07", "October = 2016-10"],
        ),
        (
            "The protests of 2011 recalled 1987. In February they spread.",
            &["2011 = 2011", "1987 = 1987", "February = 2011-02"],
        ),
    ]);
}

#[test]
fn other_calendars_in_prose() {
    check(&[
        ("On 9 Sha'ban 1334 (10 June 1916) he fired.", &["9 Sha'ban 1334 = 1916-06-10", "10 June 1916 = 1916-06-10"]),
        ("On 10 June 1916 (9 Sha'ban 1334) he fired.", &["10 June 1916 = 1916-06-10", "9 Sha'ban 1334 = 1916-06-10"]),
        (
            "On 7 Ordibehesht 1330 (30 April 1951) it passed.",
            &["7 Ordibehesht 1330 = 1951-04-28", "30 April 1951 = 1951-04-30"],
        ),
        (
            "On November 20, 1977, 10 Kislev 5738, he spoke.",
            &["November 20, 1977 = 1977-11-20", "10 Kislev 5738 = 1977-11-20"],
        ),
        ("The mutiny of 31 Mart 1325 failed.", &["31 Mart 1325 = 1909-04-13"]),
        ("He died in 1438 AH.", &["1438 AH = 2016/2017"]),
        ("In 1397 (2018) the rial fell.", &["1397 = 2018/2019", "2018 = 2018"]),
        ("Ibn Rashid (d. 581/1185) wrote it.", &["581/1185 = 1185"]),
        // The day beside it is of the Julian calendar, as of all days before 1582.
        ("He died on 4 March 1193 (27 Safar 589).", &["4 March 1193 = 1193-03-04", "27 Safar 589 = 1193-03-04"]),
        ("He left on 8 Dhu al-Hijja 60 AH.", &["8 Dhu al-Hijja 60 AH = 0680-09-12"]),
        ("In the year 1447 of the Hijra it rained.", &["1447 of the Hijra = 2025/2026"]),
        ("It was stormed on June 15 (Old Style), 1865.", &["June 15 (Old Style), 1865 = 1865-06-27"]),
        ("In Ramadan the cafés close.", &[]),
    ]);
}

#[test]
fn stretches_and_parts_in_every_usual_form() {
    check(&[
        ("They met between March 3 and 6 in Damascus.", &["March 3 and 6 = 2018-03-03/2018-03-06"]),
        ("They met from March 3 to 6, 1991, in Damascus.", &["March 3 to 6, 1991 = 1991-03-03/1991-03-06"]),
        ("From July 5 to 17 August 1958 they waited.", &["July 5 to 17 August 1958 = 1958-07-05/1958-08-17"]),
        ("Between late 1914 and early 1916 they held it.", &["late 1914 and early 1916 = 1914/1916"]),
        (
            "The siege lasted from the 3rd to the 9th of May 1941.",
            &["3rd to the 9th of May 1941 = 1941-05-03/1941-05-09"],
        ),
        (
            "It lasted from 28 December 1947 until the third of January 1948.",
            &["28 December 1947 until the third of January 1948 = 1947-12-28/1948-01-03"],
        ),
        (
            "On the night of October 31/November 1, 1954, bombs went off.",
            &["October 31/November 1, 1954 = 1954-10-31/1954-11-01"],
        ),
        ("In July/August 1990 the border was watched.", &["July/August 1990 = 1990-07/1990-08"]),
        ("The twenty-second of July 1946 is remembered.", &["twenty-second of July 1946 = 1946-07-22"]),
        ("The last ten days of March 2025 were quiet.", &["last ten days of March 2025 = 2025-03 End"]),
        ("The last quarter of the twentieth century was dry.", &["last quarter of the twentieth century = 19XX End"]),
        ("During the summer months of 2006 it was shut.", &["summer months of 2006 = 2006-22"]),
        ("Every year, at the end of June, they climb to the shrine.", &[]),
        ("Resolutions 1559 and 1680 of the Council say so.", &[]),
    ]);
}

#[test]
fn a_story_goes_forward_and_what_is_told_on_the_side_does_not_move_it() {
    check(&[
        ("He resigned in November 1970. In April he was gone.", &["November 1970 = 1970-11", "April = 1971-04"]),
        (
            "It was proclaimed on 3 May 1921 and held out until June 1926. In July ministers were named.",
            &["3 May 1921 = 1921-05-03", "June 1926 = 1926-06 Until", "July = 1926-07"],
        ),
        (
            "The palace was hit on 14 September 1982. Between that day and 6 February 1984, a state was lost. On 15 September tanks came.",
            &["14 September 1982 = 1982-09-14", "6 February 1984 = 1984-02-06", "15 September = 1982-09-15"],
        ),
        (
            "Talks opened in May 2015. Their speaker, born in Bitlis in 1973, was in Paris that October.",
            &["May 2015 = 2015-05", "1973 = 1973", "that October = 2015-10"],
        ),
        (
            "The dialogue sat from 18 March 2013 to 25 January 2014. In February a map was drawn.",
            &["18 March 2013 to 25 January 2014 = 2013-03-18/2014-01-25", "February = 2014-02"],
        ),
        (
            "The rising began in October 1958 and was put down in January and February of the following year.",
            &["October 1958 = 1958-10", "January = 1959-01", "February of the following year = 1959-02"],
        ),
        ("The 17 October uprising of 2019 shook the banks.", &["17 October = 2019-10-17", "2019 = 2019"]),
        (
            "It came in on 2 August 1990; on the 8th President Ward flew home, and on the 28th made it law.",
            &["2 August 1990 = 1990-08-02", "8th = 1990-08-08", "28th = 1990-08-28"],
        ),
        (
            "On 3 May 1915 they dug in beside the 7th Division, and on the 7th Indian Division came.",
            &["3 May 1915 = 1915-05-03"],
        ),
        (
            "From the evening of the 16th of June 1982, to the morning of the 18th, they were there.",
            &["16th of June 1982 = 1982-06-16", "18th = 1982-06-18"],
        ),
        ("This past March the minister resigned.", &["past March = 2018-03"]),
    ]);
}

#[test]
fn flashbacks_and_what_is_said_of_a_thing_leave_the_story_where_it_was() {
    check(&[
        // A year by which a thing is called does not move the day beside it.
        (
            "On 8 March 1949 they accepted the line of 1922; by 4 April the posts were gone.",
            &["8 March 1949 = 1949-03-08", "1922 = 1922", "4 April = 1949-04-04"],
        ),
        // Inside a stretch, a day is of the year in which it lies there.
        (
            "Between October 1956 and March 1957 the canal was shut; a ship had been freed on 3 December.",
            &["October 1956 and March 1957 = 1956-10/1957-03", "3 December = 1956-12-03"],
        ),
        (
            "From October 1956 to March 1957 the canal was shut, and on 3 February a ship was freed.",
            &["October 1956 to March 1957 = 1956-10/1957-03", "3 February = 1957-02-03"],
        ),
        // How long somebody lived is told on the side.
        (
            "On 1 September 1969 he was deposed and lived in Athens until he died there on 25 May 1983. On the 8th a cabinet was named. That autumn it fell.",
            &["1 September 1969 = 1969-09-01", "25 May 1983 = 1983-05-25", "8th = 1969-09-08", "That autumn = 1969-23"],
        ),
        (
            "They came in February 1973. He had Aden on 12 March, and on the 25th he left.",
            &["February 1973 = 1973-02", "12 March = 1973-03-12", "25th = 1973-03-25"],
        ),
        (
            "It was 1964. The general, who had come on 7 May of the year before, wept there on 6 December 1959.",
            &["1964 = 1964", "7 May of the year before = 1958-05-07", "6 December 1959 = 1959-12-06"],
        ),
        // A flashback that a full date in its next sentence carries on.
        (
            "On 6 May 1926 the valley was taken. Rome had declared war on 3 March 1912. It took the port on 5 April, the town on the 9th, and by 2 June 1912 the coast.",
            &[
                "6 May 1926 = 1926-05-06",
                "3 March 1912 = 1912-03-03",
                "5 April = 1912-04-05",
                "9th = 1912-04-09",
                "2 June 1912 = 1912-06-02",
            ],
        ),
        (
            "The port closed on 25 April 1936. Its men had loaded in 1935 half the oranges, and by mid-May there was grass.",
            &["25 April 1936 = 1936-04-25", "1935 = 1935", "mid-May = 1936-05 Mid"],
        ),
        (
            "On 3 May 1926 two boats came. On the 9th two hundred men left, for the 12th was a feast.",
            &["3 May 1926 = 1926-05-03", "9th = 1926-05-09", "12th = 1926-05-12"],
        ),
        (
            "The accord was signed on 31 May 1974. The war that made the line began on 6 October 1973. The hill was retaken on 21 October.",
            &["31 May 1974 = 1974-05-31", "6 October 1973 = 1973-10-06", "21 October = 1973-10-21"],
        ),
        (
            "The accord was signed on 31 May 1974. It named a line which was drawn on 4 March 1949. It was renewed in November.",
            &["31 May 1974 = 1974-05-31", "4 March 1949 = 1949-03-04", "November = 1974-11"],
        ),
        (
            "It was 6 October 1973. By the evening of the 7th Syrian tanks were near, and on the 8th nothing moved.",
            &["6 October 1973 = 1973-10-06", "7th = 1973-10-07", "8th = 1973-10-08"],
        ),
        ("The mandate is renewed every six months, in May and in November.", &[]),
        // So is the age of a thing.
        (
            "In June 2015 the taps ran dry. A canal dug in 1953 was repaired. In July they ran again.",
            &["June 2015 = 2015-06", "1953 = 1953", "July = 2015-07"],
        ),
        (
            "He came on 6 May 1936, having been named on 12 November of the year before. In June of the year after he left.",
            &[
                "6 May 1936 = 1936-05-06",
                "12 November of the year before = 1935-11-12",
                "June of the year after = 1937-06",
            ],
        ),
        (
            "They landed in April 1915. By the last days of that August it was over, and by the end of that year they were gone.",
            &["April 1915 = 1915-04", "last days of that August = 1915-08 End"],
        ),
    ]);
}

#[test]
fn a_day_alone_is_told_from_the_number_of_a_unit() {
    check(&[
        (
            "The strike began on 2 May 1946. On the 7th and 8th the shops were closed, and on Friday the 10th the port stood still.",
            &["2 May 1946 = 1946-05-02", "7th = 1946-05-07", "8th = 1946-05-08", "Friday the 10th = 1946-05-10"],
        ),
        (
            "It was 4 June 1967. On the 5th, 6th, and 7th it was decided.",
            &["4 June 1967 = 1967-06-04", "5th = 1967-06-05", "6th = 1967-06-06", "7th = 1967-06-07"],
        ),
        (
            "They landed on 6 May 1941 and on the 9th stood before the town.",
            &["6 May 1941 = 1941-05-06", "9th = 1941-05-09"],
        ),
        ("On 6 May 1941 he called on the 2nd and 3rd Battalions.", &["6 May 1941 = 1941-05-06"]),
        (
            "In the eighteenth century it was a village, and in the later nineteenth, a town.",
            &["eighteenth century = 17XX", "later nineteenth = 18XX End"],
        ),
        ("It was his third attempt, and a late twentieth.", &[]),
        ("The Arab Spring of 2011 and the Prague Spring of 1968 differ.", &["2011 = 2011", "1968 = 1968"]),
        ("In Spring of 1968 it rained.", &["Spring of 1968 = 1968-21"]),
        ("In 2011 the 20 February movement and the March 14 coalition marched.", &["2011 = 2011"]),
        ("On 12 Safar 1366/5 January 1947 he left.", &["12 Safar 1366 = 1947-01-05", "5 January 1947 = 1947-01-05"]),
    ]);
}

#[test]
fn a_date_that_is_wrong_is_kept() {
    check(&[
        ("The train left on 31 September 1908.", &["31 September 1908 = 1908-09"]),
        ("It was signed on 03/04/2017.", &["03/04/2017 = [2017-03-04,2017-04-03]"]),
        ("In the war of 1918–1914 he was a clerk.", &["1918–1914 = 1914/1918"]),
    ]);
}

#[test]
fn durations_and_vague_times_are_no_dates() {
    check(&[
        ("Recently, in the last two years, things changed.", &[]),
        ("He waited for thirty years and three months.", &[]),
        ("Three risings in fifty-five years make a tradition.", &[]),
        ("The Arab Spring and the Prague Spring had little in common.", &[]),
        ("The fall of Baghdad was swift; the springs dried up.", &[]),
        ("A 33-year-old from Mosul, aged 19, in his sixties, said so.", &[]),
        ("At 5:30 on a Friday in winter they came.", &[]),
        ("See pp. 1914–1918 and page 2003.", &[]),
        ("The First and Second Armies met the 7th Division.", &[]),
        ("It is the first of its kind, and the second to none.", &[]),
    ]);
}

#[test]
fn winters_of_two_years_years_in_words_and_days_after_a_month() {
    check(&[
        (
            "They dug there in the winter of 1922–23 and left in February. The wells that January were dry.",
            &["winter of 1922–23 = 1922-24", "February = 1923-02", "that January = 1923-01"],
        ),
        (
            "The mill stopped in May 1911. Nineteen twenty-six brought a flood, and on 3 March the dam broke.",
            &["May 1911 = 1911-05", "Nineteen twenty-six = 1926", "3 March = 1926-03-03"],
        ),
        (
            "It was dry in the summer of 1925. A shaykh rose that December and was exiled in February.",
            &["summer of 1925 = 1925-22", "that December = 1925-12", "February = 1926-02"],
        ),
        ("The nineteen forty-pounders fired nineteen twelve-inch shells in 1930.", &["1930 = 1930"]),
        (
            "The fever came in October 1887. The gate was shut on the night of the 12th, and nobody left.",
            &["October 1887 = 1887-10", "12th = 1887-10-12"],
        ),
    ]);
}
