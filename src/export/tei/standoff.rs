//! What a record says of the text.

use super::body::Ends;
use super::id_in;
use crate::export::mods::xml_id;
use crate::export::when::{When, write as point};
use crate::export::xml::Xml;
use crate::record::{DateMention, Place, Record, Status};

/// Writes the claims, dates and places of `record`. `ends` has those whose text is in the file.
pub(super) fn write(xml: &mut Xml, record: &Record, number: usize, ends: &Ends) {
    let kept = |status: &Option<Status>| *status != Some(Status::Rejected);
    let claims: Vec<_> = record.claims.iter().filter(|claim| kept(&claim.status) && ends.has(&claim.id)).collect();
    let dates: Vec<&DateMention> = record.dates.iter().filter(|date| kept(&date.status)).collect();
    let places: Vec<&Place> = record.places.iter().filter(|place| kept(&place.status)).collect();
    if claims.is_empty() && dates.is_empty() && places.is_empty() {
        return;
    }
    xml.open("standOff", &[("corresp", &format!("#{}", id_in(number, "text")))]);
    if !places.is_empty() {
        xml.open("listPlace", &[]);
        for place in &places {
            self::place(xml, place, number);
        }
        xml.close();
    }
    if !claims.is_empty() {
        xml.open("spanGrp", &[("type", "claims")]);
        for claim in claims {
            let stance = serde_json::to_value(claim.stance).ok();
            let notes = claim.notes.iter().map(|note| id_in(number, note));
            let sources = claim.sources.iter().map(|source| xml_id(source));
            let places = claim.places.iter().map(|place| id_in(number, &format!("p-{place}")));
            let named = notes.chain(sources).chain(places).map(|id| format!("#{id}")).collect::<Vec<_>>().join(" ");
            let (from, to) = ends.pointers(&claim.id);
            let attributes = [
                ("xml:id", id_in(number, &claim.id)),
                ("type", stance.as_ref().and_then(|stance| stance.as_str()).unwrap_or_default().to_owned()),
                ("from", from),
                ("to", to),
                ("corresp", named),
            ];
            let attributes = attributes.each_ref().map(|(key, value)| (*key, value.as_str()));
            xml.leaf("span", &attributes, claim.attribution.as_deref().unwrap_or_default());
        }
        xml.close();
    }
    if !dates.is_empty() {
        xml.open("spanGrp", &[("type", "dates")]);
        for date in dates {
            self::date(xml, date, number, ends);
        }
        xml.close();
    }
    let mentions: Vec<(String, &Place, &str)> = (places.iter())
        .flat_map(|place| {
            place
                .mentions
                .iter()
                .enumerate()
                .map(|(at, mention)| (mention_id(place, at), *place, mention.text.as_str()))
        })
        .filter(|(id, ..)| ends.has(id))
        .collect();
    if !mentions.is_empty() {
        xml.open("spanGrp", &[("type", "places")]);
        for (id, place, text) in mentions {
            let (from, to) = ends.pointers(&id);
            let place = format!("#{}", id_in(number, &format!("p-{}", place.id)));
            xml.leaf("span", &[("from", &from), ("to", &to), ("ana", &place)], text);
        }
        xml.close();
    }
    xml.close();
}

/// The id of a mention of `place`, which has none in the record.
pub(super) fn mention_id(place: &Place, at: usize) -> String {
    format!("m-{}-{}", place.id, at + 1)
}

fn date(xml: &mut Xml, date: &DateMention, number: usize, ends: &Ends) {
    let (from, to) = if ends.has(&date.id) { ends.pointers(&date.id) } else { Default::default() };
    xml.open("span", &[("xml:id", &id_in(number, &date.id)), ("from", &from), ("to", &to)]);
    // `when` has only what W3C's types have; EDTF is the custom form.
    let plain = When::of(&date.edtf).filter(When::is_plain).filter(|when| when.start.season().is_none());
    match plain {
        Some(when) => xml.leaf("date", &[("when", &point(when.start))], &date.text),
        None => xml.leaf("date", &[("when-custom", date.edtf.as_str())], &date.text),
    }
    xml.close();
}

fn place(xml: &mut Xml, place: &Place, number: usize) {
    xml.open("place", &[("xml:id", &id_in(number, &format!("p-{}", place.id)))]);
    xml.leaf("placeName", &[], &place.name);
    if let Some(country) = &place.country {
        xml.leaf("country", &[("key", country)], country);
    }
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        xml.open("location", &[]);
        xml.leaf("geo", &[], &format!("{lat} {lon}"));
        xml.close();
    }
    if let Some(geonames) = place.geonames {
        xml.leaf("idno", &[("type", "geonames")], &geonames.to_string());
    }
    xml.close();
}
