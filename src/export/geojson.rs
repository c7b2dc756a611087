//! Places as GeoJSON (RFC 7946), for any map.

use super::{Export, Format};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io;

/// Places as GeoJSON.
#[derive(Debug)]
pub(super) struct GeoJson;

/// One place over all records.
struct Known {
    properties: Map<String, Value>,
    /// Longitude, then latitude (RFC 7946, section 3.1.1).
    point: Option<[f64; 2]>,
    articles: BTreeMap<String, usize>,
}

impl Format for GeoJson {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn about(&self) -> &'static str {
        "places, for a map"
    }

    fn is_data(&self) -> bool {
        true
    }

    /// One feature for each place, however many articles name it; one without coordinates has no geometry
    /// (RFC 7946, section 3.2), so that none is lost. Places that somebody rejected stay out.
    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut places: BTreeMap<(String, String), Known> = BTreeMap::new();
        for record in export.records {
            for place in &record.places {
                if place.status == Some(crate::record::Status::Rejected) {
                    continue;
                }
                let identity = place.geonames.map_or_else(
                    || format!("{} {}", place.country.as_deref().unwrap_or_default(), place.id),
                    |number| number.to_string(),
                );
                let known = places.entry((place.name.clone(), identity)).or_insert_with(|| known(place));
                *known.articles.entry(record.article.id.clone()).or_default() += place.mentions.len();
            }
        }
        out.write_all(b"{\"type\": \"FeatureCollection\", \"features\": [")?;
        for (index, mut known) in places.into_values().enumerate() {
            let mentions: usize = known.articles.values().sum();
            known.properties.insert("mentions".to_owned(), mentions.into());
            known.properties.insert("articles".to_owned(), known.articles.into_keys().collect());
            let geometry = known.point.map(|point| json!({"type": "Point", "coordinates": point}));
            let feature = json!({"type": "Feature", "geometry": geometry, "properties": known.properties});
            out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &feature)?;
        }
        out.write_all(b"\n]}\n")
    }
}

fn known(place: &crate::record::Place) -> Known {
    let mut properties = Map::new();
    properties.insert("name".to_owned(), place.name.clone().into());
    let fields = [
        ("country", place.country.clone().map(Value::from)),
        ("geonames", place.geonames.map(Value::from)),
        ("confidence", place.confidence.map(|sure| json!(f64::from((sure * 100.0).round()) / 100.0))),
    ];
    for (name, value) in fields {
        properties.extend(value.map(|value| (name.to_owned(), value)));
    }
    Known { properties, point: place.lon.zip(place.lat).map(|(lon, lat)| [lon, lat]), articles: BTreeMap::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Settings;
    use crate::record::{Mention, Place, Record};

    #[test]
    fn a_place_in_two_articles_is_one_feature_and_one_without_a_point_is_kept() {
        let place = |name: &str, point: Option<(f64, f64)>| Place {
            id: name.to_lowercase(),
            name: name.to_owned(),
            country: Some("IQ".to_owned()),
            lat: point.map(|(lat, _)| lat),
            lon: point.map(|(_, lon)| lon),
            mentions: vec![Mention::default()],
            ..Place::default()
        };
        let record = |id: &str, places: Vec<Place>| {
            let mut record = Record { places, ..Record::default() };
            record.article.id = id.to_owned();
            record
        };
        let mosul = place("Mosul", Some((36.34, 43.13)));
        let records = [record("a", vec![mosul.clone(), place("Anbar", None)]), record("b", vec![mosul])];
        let mut out = Vec::new();
        let export = Export { sources: &[], records: &records, texts: &[], settings: Settings::default() };
        GeoJson.write(export, &mut out).expect("writing to memory");
        let read: Value = serde_json::from_slice(&out).expect("it is JSON");
        let features = read["features"].as_array().expect("a list");
        assert_eq!(features.len(), 2);
        assert_eq!(features[0]["geometry"], Value::Null);
        assert_eq!(features[1]["geometry"]["coordinates"], json!([43.13, 36.34]));
        assert_eq!(features[1]["properties"]["articles"], json!(["a", "b"]));
    }
}
