use super::*;

/// Each phrase as `words = EDTF`, with `mod` and calendar after it where it has them.
fn told(text: &str) -> Vec<String> {
    let mut told = Vec::new();
    for phrase in phrases(text) {
        let words = &text[phrase.range.clone()];
        let edtf = match (&phrase.edtf, &phrase.problem) {
            (Some(edtf), None) => edtf.to_string(),
            (None, Some(DateProblem::Impossible(why))) => format!("impossible: {why}"),
            (None, Some(DateProblem::Ambiguous { day_first, month_first })) => format!("{day_first} or {month_first}"),
            (None, Some(DateProblem::Reversed)) => "reversed".to_owned(),
            (None, None) => "?".to_owned(),
            (Some(_), Some(_)) => unreachable!("a date with a problem has no EDTF"),
        };
        let modifier = phrase.modifier.map(|modifier| format!(" {modifier:?}")).unwrap_or_default();
        let calendar = phrase.calendar.map(|calendar| format!(" {calendar:?}")).unwrap_or_default();
        told.push(format!("{words} = {edtf}{modifier}{calendar}"));
    }
    told
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, told(text)))
        .filter(|(_, expected, got)| got.as_slice() != **expected)
        .map(|(text, expected, got)| format!("{text:?}\n  expected {expected:?}\n  got      {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_in_every_usual_form() {
    check(&[
        ("August 21, 2017", &["August 21, 2017 = 2017-08-21"]),
        ("21 August 2017", &["21 August 2017 = 2017-08-21"]),
        ("Aug. 21, 2017.", &["Aug. 21, 2017 = 2017-08-21"]),
        ("21 Sept. 2017", &["21 Sept. 2017 = 2017-09-21"]),
        ("al-Fajr May 3, 2016", &["May 3, 2016 = 2016-05-03"]),
        ("the 21st of August 1968", &["21st of August 1968 = 1968-08-21"]),
        ("August 21st, 1968", &["August 21st, 1968 = 1968-08-21"]),
        ("2017-08-21", &["2017-08-21 = 2017-08-21"]),
        ("29.3.1985.", &["29.3.1985 = 1985-03-29"]),
        ("07.10.1964 (in Arabic)", &["07.10.1964 = 1964-10-07"]),
        ("25/12/2016", &["25/12/2016 = 2016-12-25"]),
        ("12/25/2016", &["12/25/2016 = 2016-12-25"]),
        ("03/04/2017", &["03/04/2017 = 2017-04-03 or 2017-03-04"]),
        ("5/5/2020", &["5/5/2020 = 2020-05-05"]),
        ("Tuesday, September 6, 1970", &["Tuesday, September 6, 1970 = 1970-09-06"]),
        ("on Friday 14 July 1958 at dawn", &["Friday 14 July 1958 = 1958-07-14"]),
        ("3. Mai 2016", &["3. Mai 2016 = 2016-05-03"]),
        ("1er mai 2016", &["1er mai 2016 = 2016-05-01"]),
        ("15 août 1998", &["15 août 1998 = 1998-08-15"]),
        ("3 de mayo de 2016", &["3 de mayo de 2016 = 2016-05-03"]),
        ("3 maggio 2016", &["3 maggio 2016 = 2016-05-03"]),
        ("29 Ekim 1923", &["29 Ekim 1923 = 1923-10-29"]),
        ("7 Ağustos 2016", &["7 Ağustos 2016 = 2016-08-07"]),
        ("3 May", &["3 May = ?"]),
        ("May 3", &["May 3 = ?"]),
    ]);
}

#[test]
fn months_years_and_longer() {
    check(&[
        ("May 2017", &["May 2017 = 2017-05"]),
        ("Sept. 2017", &["Sept. 2017 = 2017-09"]),
        ("June, 1967", &["June, 1967 = 1967-06"]),
        ("septembre 2014", &["septembre 2014 = 2014-09"]),
        ("spring of 1917", &["spring of 1917 = 1917-21"]),
        ("Winter 2014", &["Winter 2014 = 2014-24"]),
        ("Fall 2003", &["Fall 2003 = 2003-23"]),
        ("winter of 1916–17", &["winter of 1916–17 = 1916-24"]),
        ("(Summer 2004)", &["Summer 2004 = 2004-22"]),
        ("1990s", &["1990s = 199X"]),
        ("1990's", &["1990's = 199X"]),
        ("the ’60s", &["’60s = 196X"]),
        ("the late sixties", &["late sixties = 196X End"]),
        ("in his sixties", &[]),
        ("the 1800s", &["1800s = 18XX"]),
        ("nineteenth century", &["nineteenth century = 18XX"]),
        ("the late 19th century", &["late 19th century = 18XX End"]),
        ("mid-nineteenth century", &["mid-nineteenth century = 18XX Mid"]),
        ("twenty-first century", &["twenty-first century = 20XX"]),
        ("nineteenth-century Cairo", &["nineteenth-century = 18XX"]),
        ("third century BCE", &["third century BCE = -0299/-0200"]),
        (
            "the nineteenth and early twentieth centuries",
            &["nineteenth = 18XX", "early twentieth centuries = 19XX Start"],
        ),
        ("586 BCE", &["586 BCE = -0585"]),
        ("A.D. 70", &["A.D. 70 = 0070"]),
        ("circa 1864", &["circa 1864 = 1864~"]),
        ("c. 1920", &["c. 1920 = 1920~"]),
        ("ca. May 1920", &["ca. May 1920 = 1920-05~"]),
        ("n.d.", &["n.d. = ?"]),
        ("2017", &["2017 = 2017"]),
    ]);
}

#[test]
fn ranges_and_lists() {
    check(&[
        ("2014–16", &["2014–16 = 2014/2016"]),
        ("1914-1918", &["1914-1918 = 1914/1918"]),
        ("1999–02", &["1999–02 = 1999/2002"]),
        ("1894/95", &["1894/95 = 1894/1895"]),
        ("1918–1914", &["1918–1914 = reversed"]),
        ("May–July 2015", &["May–July 2015 = 2015-05/2015-07"]),
        ("November–January 2015", &["November–January 2015 = 2014-11/2015-01"]),
        ("Dec. 2014–Jan. 2015", &["Dec. 2014–Jan. 2015 = 2014-12/2015-01"]),
        ("May 3–5, 2016", &["May 3–5, 2016 = 2016-05-03/2016-05-05"]),
        ("3–5 May 2016", &["3–5 May 2016 = 2016-05-03/2016-05-05"]),
        ("May 30–June 2, 2016", &["May 30–June 2, 2016 = 2016-05-30/2016-06-02"]),
        ("30 May – 2 June 2016", &["30 May – 2 June 2016 = 2016-05-30/2016-06-02"]),
        ("May 9–4, 2017", &["May 9–4, 2017 = reversed"]),
        ("May 3, 5, and 9, 2016", &["May 3, 5, and 9, 2016 = {2016-05-03,2016-05-05,2016-05-09}"]),
        ("3 and 5 May 2016", &["3 and 5 May 2016 = {2016-05-03,2016-05-05}"]),
        ("On May 3, 17 men", &["May 3 = ?"]),
        ("Spring/Summer", &["Spring = ?", "Summer = ?"]),
        ("1950s–1960s", &["1950s–1960s = 195X/196X"]),
    ]);
}

#[test]
fn other_calendars_and_pairs() {
    check(&[
        ("9 Sha'ban 1334 (10 June 1916)", &["9 Sha'ban 1334 = 1916-06-11 Islamic", "10 June 1916 = 1916-06-10"]),
        ("12 Rajab 1438 / 9 April 2017", &["12 Rajab 1438 = 2017-04-09 Islamic", "9 April 2017 = 2017-04-09"]),
        ("29 Esfand 1329", &["29 Esfand 1329 = 1951-03-20 Persian"]),
        ("22 Bahman 1357", &["22 Bahman 1357 = 1979-02-11 Persian"]),
        ("18 Nisan 1316", &["18 Nisan 1316 = 1900-05-01 Rumi"]),
        ("5 Iyar 5708", &["5 Iyar 5708 = 1948-05-14 Hebrew"]),
        ("15 Nisan 5777", &["15 Nisan 5777 = 2017-04-11 Hebrew"]),
        ("17 Nisan 2003", &["17 Nisan 2003 = 2003-04-17"]),
        ("31 Mart 1325", &["31 Mart 1325 = 1909-04-13 Rumi"]),
        ("15 Rab II 1267 aH [17 Feb. 1851]", &["15 Rab II 1267 aH = 1851-02-17 Islamic", "17 Feb. 1851 = 1851-02-17"]),
        ("1310 R [1894/95]", &["1310 R = 1894/1895 Rumi", "1894/95 = 1894/1895"]),
        ("1397 (2018)", &["1397 = 2018/2019 Persian", "2018 = 2018"]),
        ("1438 AH", &["1438 AH = 2016/2017 Islamic"]),
        ("d. 581/1185", &["581/1185 = 1185"]),
        ("Mordad 1332", &["Mordad 1332 = 1953-07-23/1953-08-22 Persian"]),
        ("25 October 1917 (O.S.)", &["25 October 1917 (O.S.) = 1917-11-07 Julian"]),
        ("28 Tammuz 5701", &["28 Tammuz 5701 = 1941-07-23 Hebrew"]),
        ("14 Tammuz 1958", &["14 Tammuz 1958 = 1958-07-14"]),
        ("2 Kanun al-Thani 1992", &["2 Kanun al-Thani 1992 = 1992-01-02"]),
        ("6 Tishrin al-Awwal 1973", &["6 Tishrin al-Awwal 1973 = 1973-10-06"]),
    ]);
}

#[test]
fn a_day_that_cannot_be_is_told_with_its_words() {
    check(&[
        ("31 September 1908", &["31 September 1908 = impossible: September has 30 days"]),
        ("February 29, 1900", &["February 29, 1900 = impossible: February 1900 has 28 days: it is no leap year"]),
        ("February 30", &["February 30 = impossible: February has 29 days"]),
        ("31 Mehr 1331", &["31 Mehr 1331 = impossible: that month of 1331 has 30 days Persian"]),
        ("31 Tir 1331", &["31 Tir 1331 = 1952-07-22 Persian"]),
        ("2017-13-01", &["2017-13-01 = impossible: there is no month 13"]),
        ("31.4.2017", &["31.4.2017 = impossible: April has 30 days"]),
        ("45/13/2017", &[]),
    ]);
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    check(&[
        ("1,500 men and 12,000 women", &[]),
        ("10.1080/13530194.2014.887354", &[]),
        ("ISBN 978-3-16-148410-0", &[]),
        ("S/2017/433", &[]),
        ("FO 371/91602", &[]),
        ("pp. 264–6", &[]),
        ("at 10:30 and 19:67", &[]),
        ("they may 5 times march", &[]),
        ("version 1.2.2017.4", &[]),
        ("99999999999999999999-99-99", &[]),
    ]);
}

#[test]
fn one_date_alone() {
    for (text, edtf) in [
        ("August 21, 2017", Some("2017-08-21")),
        ("(12 Rajab 1438 / 9 April 2017)", Some("2017-04-09")),
        ("15 Rab II 1267 aH [17 Feb. 1851]", Some("1851-02-17")),
        ("2014–16", Some("2014/2016")),
        ("in August 2017", None),
        ("", None),
    ] {
        let date = read_date(text).and_then(|date| date.edtf);
        assert_eq!(date.as_ref().map(crate::record::Edtf::as_str), edtf, "{text}");
    }
}

#[test]
fn the_year_of_a_phrase_is_that_of_its_edtf() {
    for text in ["the 1950s", "circa 1920", "3 May 1919", "586 BCE", "May 750 CE", "spring of 1936", "1914–18"] {
        let phrase = &phrases(text)[0];
        let first = phrase.edtf.as_ref().and_then(crate::record::Edtf::earliest).expect(text);
        assert_eq!(phrase.year(), Some(i32::from(first.year())), "{text}");
    }
}
