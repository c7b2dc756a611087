use super::*;

/// The specification's own examples (Library of Congress, *Extended Date/Time Format (EDTF) Specification*,
/// February 4, 2019), with the first and the last day that each can mean. `None` is an end that is open, unknown
/// or further away than four digits of a year.
#[rustfmt::skip]
const SPECIFICATION: &[(&str, Option<&str>, Option<&str>)] = &[
    // Level 0.
    ("1985-04-12", Some("1985-04-12"), Some("1985-04-12")),
    ("1985-04", Some("1985-04-01"), Some("1985-04-30")),
    ("1985", Some("1985-01-01"), Some("1985-12-31")),
    ("1985-04-12T23:20:30", Some("1985-04-12"), Some("1985-04-12")),
    ("1985-04-12T23:20:30Z", Some("1985-04-12"), Some("1985-04-12")),
    ("1985-04-12T23:20:30-04", Some("1985-04-12"), Some("1985-04-12")),
    ("1985-04-12T23:20:30+04:30", Some("1985-04-12"), Some("1985-04-12")),
    ("1964/2008", Some("1964-01-01"), Some("2008-12-31")),
    ("2004-06/2006-08", Some("2004-06-01"), Some("2006-08-31")),
    ("2004-02-01/2005-02-08", Some("2004-02-01"), Some("2005-02-08")),
    ("2004-02-01/2005-02", Some("2004-02-01"), Some("2005-02-28")),
    ("2004-02-01/2005", Some("2004-02-01"), Some("2005-12-31")),
    ("2005/2006-02", Some("2005-01-01"), Some("2006-02-28")),
    // Level 1.
    ("Y170000002", None, None),
    ("Y-170000002", None, None),
    ("2001-21", Some("2001-03-01"), Some("2001-05-31")),
    ("1984?", Some("1984-01-01"), Some("1984-12-31")),
    ("2004-06~", Some("2004-06-01"), Some("2004-06-30")),
    ("2004-06-11%", Some("2004-06-11"), Some("2004-06-11")),
    ("201X", Some("2010-01-01"), Some("2019-12-31")),
    ("20XX", Some("2000-01-01"), Some("2099-12-31")),
    ("2004-XX", Some("2004-01-01"), Some("2004-12-31")),
    ("1985-04-XX", Some("1985-04-01"), Some("1985-04-30")),
    ("1985-XX-XX", Some("1985-01-01"), Some("1985-12-31")),
    ("1985-04-12/..", Some("1985-04-12"), None),
    ("1985-04/..", Some("1985-04-01"), None),
    ("1985/..", Some("1985-01-01"), None),
    ("../1985-04-12", None, Some("1985-04-12")),
    ("../1985-04", None, Some("1985-04-30")),
    ("../1985", None, Some("1985-12-31")),
    ("1985-04-12/", Some("1985-04-12"), None),
    ("1985-04/", Some("1985-04-01"), None),
    ("1985/", Some("1985-01-01"), None),
    ("/1985-04-12", None, Some("1985-04-12")),
    ("/1985-04", None, Some("1985-04-30")),
    ("/1985", None, Some("1985-12-31")),
    ("-1985", Some("-001985-01-01"), Some("-001985-12-31")),
    // Level 2.
    ("Y-17E7", None, None),
    ("1950S2", Some("1900-01-01"), Some("1999-12-31")),
    ("Y171010000S3", None, None),
    ("Y3388E2S3", None, None),
    ("2001-34", Some("2001-04-01"), Some("2001-06-30")),
    ("[1667,1668,1670..1672]", Some("1667-01-01"), Some("1672-12-31")),
    ("[..1760-12-03]", None, Some("1760-12-03")),
    ("[1760-12..]", Some("1760-12-01"), None),
    ("[1760-01,1760-02,1760-12..]", Some("1760-01-01"), None),
    ("[1667,1760-12]", Some("1667-01-01"), Some("1760-12-31")),
    ("[..1984]", None, Some("1984-12-31")),
    ("{1667,1668,1670..1672}", Some("1667-01-01"), Some("1672-12-31")),
    ("{1960,1961-12}", Some("1960-01-01"), Some("1961-12-31")),
    ("{..1984}", None, Some("1984-12-31")),
    ("2004-06~-11", Some("2004-06-11"), Some("2004-06-11")),
    ("2004?-06-11", Some("2004-06-11"), Some("2004-06-11")),
    ("?2004-06-~11", Some("2004-06-11"), Some("2004-06-11")),
    ("2004-%06-11", Some("2004-06-11"), Some("2004-06-11")),
    ("156X-12-25", Some("1560-12-25"), Some("1569-12-25")),
    ("15XX-12-25", Some("1500-12-25"), Some("1599-12-25")),
    ("XXXX-12-XX", Some("0000-12-01"), Some("9999-12-31")),
    ("1XXX-XX", Some("1000-01-01"), Some("1999-12-31")),
    ("1XXX-12", Some("1000-12-01"), Some("1999-12-31")),
    ("1984-1X", Some("1984-10-01"), Some("1984-12-31")),
    ("2004-06-~01/2004-06-~20", Some("2004-06-01"), Some("2004-06-20")),
    ("2004-06-XX/2004-07-03", Some("2004-06-01"), Some("2004-07-03")),
];

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn the_examples_of_the_specification_are_read_and_written_as_they_stand() {
    for (text, first, last) in SPECIFICATION {
        let date = edtf(text);
        assert_eq!(date.to_string(), *text);
        let day = |text: Option<&str>| text.map(|text| text.parse::<civil::Date>().expect("a day"));
        assert_eq!((date.earliest(), date.latest()), (day(*first), day(*last)), "{text}");
    }
}

#[test]
fn what_is_no_edtf_is_told_what_to_do() {
    use EdtfError as E;
    let text = |text: &str| text.to_owned();
    for (wrong, error) in [
        ("", E::Shape(text(""))),
        ("August 2017", E::Shape(text("August 2017"))),
        ("2017-8-1", E::Shape(text("2017-8-1"))),
        ("2017-08-21-01", E::Shape(text("2017-08-21-01"))),
        ("2017/08/21", E::Shape(text("08/21"))),
        ("../..", E::Shape(text("../.."))),
        ("[..]", E::Shape(text(".."))),
        ("750", E::Year(text("750"))),
        ("12000", E::Year(text("12000"))),
        ("Y2017", E::Shape(text("Y2017"))),
        ("2017-13", E::Month(text("13"))),
        ("2017-00", E::Month(text("00"))),
        ("2017-28-08", E::Day(text("2017-28-08"))),
        ("2017-45-08", E::Month(text("45"))),
        ("2017-09-31", E::Day(text("2017-09-31"))),
        ("2017-02-29", E::Day(text("2017-02-29"))),
        ("1900-02-29", E::Day(text("1900-02-29"))),
        ("2017-08-00", E::Day(text("2017-08-00"))),
        ("2017-08T10:00:00", E::Shape(text("2017-08T10:00:00"))),
        ("2017-08-21T25:00:00", E::Time(text("25:00:00"))),
        ("2017-08-21T10:00", E::Time(text("10:00"))),
        ("2016/2014", E::Backwards(text("2016/2014"))),
        ("{1672..1670}", E::Backwards(text("1672..1670"))),
        ("1984‽", E::Shape(text("1984‽"))),
    ] {
        assert_eq!(wrong.parse::<Edtf>(), Err(error), "{wrong}");
    }
    for sound in ["2016-02-29", "2000-02-29", "XXXX-02-29", "189X-02-29", "2017-XX-31", "2004-06-11/2004-06"] {
        edtf(sound);
    }
}

#[test]
fn precision_and_doubt() {
    use Precision as P;
    for (text, precision, approximate, uncertain) in [
        ("2017-08-28", P::Day, false, false),
        ("2017-08", P::Month, false, false),
        ("2017-22", P::Season, false, false),
        ("1920~", P::Year, true, false),
        ("1984?", P::Year, false, true),
        ("199X", P::Decade, false, false),
        ("18XX%", P::Century, true, true),
        ("XXXX", P::Unknown, false, false),
        ("2017-08-28T10:00:00Z", P::Time, false, false),
        ("2014/2016-05", P::Year, false, false),
        ("{2016-05-03,2016-05-09~}", P::Day, true, false),
    ] {
        let date = edtf(text);
        assert_eq!(
            (date.precision(), date.is_approximate(), date.is_uncertain()),
            (precision, approximate, uncertain),
            "{text}"
        );
    }
}

#[test]
fn dates_are_made_without_writing_them() {
    let day = civil::date(2017, 8, 28);
    for (made, text) in [
        (Edtf::day(day), "2017-08-28"),
        (Edtf::year(-584), "-0584"),
        (Edtf::year(750), "0750"),
        (Edtf::year(12000), "Y12000"),
        (Edtf::month(2017, 5).expect("May"), "2017-05"),
        (Edtf::season(2014, Season::Summer), "2014-22"),
        (Edtf::decade(1954), "195X"),
        (Edtf::century(1800), "18XX"),
        (Edtf::year(1920).approximate(), "1920~"),
        (Edtf::year(1920).approximate().approximate(), "1920~"),
        (Edtf::year(1984).uncertain(), "1984?"),
        (Edtf::interval(&Edtf::year(2014), &Edtf::year(2016)).expect("forward"), "2014/2016"),
        (Edtf::since(&Edtf::month(2017, 3).expect("March")).expect("a date"), "2017-03/.."),
        (Edtf::until(&Edtf::year(2017)).expect("a date"), "../2017"),
        (Edtf::all_of(&[Edtf::year(1960), Edtf::year(1967)]).expect("dates"), "{1960,1967}"),
    ] {
        assert_eq!(made.as_str(), text);
        assert_eq!(edtf(text), made, "what is made can be read");
    }
    assert_eq!(Edtf::month(2017, 13), None);
    assert_eq!(Edtf::interval(&Edtf::year(2016), &Edtf::year(2014)), None);
    assert_eq!(edtf("2017-08-28~").to_day(), Some(day));
    assert_eq!((edtf("2017-08").to_day(), edtf("2017-05/2017-08").to_year()), (None, Some(2017)));
    assert_eq!((edtf("2014/2016").to_year(), edtf("199X").to_year()), (None, None));
}

#[test]
fn a_year_in_yaml_needs_no_quotation_marks() {
    for (yaml, text) in
        [("2017", "2017"), ("'2017'", "2017"), ("2017-08-28", "2017-08-28"), ("-585", "-0585"), ("750", "0750")]
    {
        assert_eq!(serde_yaml::from_str::<Edtf>(yaml).expect(yaml).as_str(), text);
    }
    let error = serde_yaml::from_str::<Edtf>("2017-09-31").expect_err("no such day").to_string();
    assert!(error.contains("names a day that its month has not"), "{error}");
    assert!(serde_yaml::from_str::<Edtf>("123456").is_err());
    assert_eq!(serde_json::to_value(edtf("2017")).expect("a string"), "2017");
}
