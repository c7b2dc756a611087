//! A film or a video.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "video",
    fit,
    telling: true,
    cases: &[
        (
            "*Salt*, directed by Rima Haj (Reed Pictures, 1962).",
            "motion_picture; title: Salt; publisher: Reed Pictures; issued: 1962",
        ),
        (
            r#""[al-I'lan](https://www.youtube.com/watch?v=Qx7)" ("The Announcement"), YouTube, 2013-12-14."#,
            "motion_picture; title: al-I'lan; title-translation: The Announcement; container-title: YouTube; issued: 2013-12-14; URL: https://www.youtube.com/watch?v=Qx7",
        ),
        (
            r#""Salt March," YouTube video, 3:12, posted by Salt Union, May 3, 2016, https://youtu.be/1."#,
            "motion_picture; author: Salt Union; title: Salt March; container-title: YouTube; issued: 2016-05-03",
        ),
    ],
};

/// "*Salt*, directed by Rima Haj (Reed Pictures, 1962)".
fn film(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let by = titled.after.iter().copied().find(|index| {
        ["directed by ", "dir. ", "director "].iter().any(|lead| parts.words(*index).starts_with(lead))
    })?;
    if titled.quoted && !titled.head.is_empty() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::MotionPicture, 0.97);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Other, by);
    for field in &mut draft.fields {
        if field.field == Field::Place && !parts.has(Field::Publisher) {
            field.field = Field::Publisher;
        }
    }
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    if let Some(draft) = film(parts, &titled) {
        return Some(draft);
    }
    let platform = (0..parts.items.len()).find(|index| {
        parts.items[*index].kind == ItemKind::Text && {
            let words = parts.lower(*index);
            words.starts_with("youtube") || words.starts_with("vimeo") || words.starts_with("dailymotion")
        }
    })?;
    if titled.italic.is_some() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::MotionPicture, 0.93);
    if !titled.head.contains(&platform) {
        draft.people(parts, &titled.head);
    }
    draft.put(parts, Field::Title, titled.title);
    let range = parts.items[platform].inner.clone();
    let name = parts.words(platform).split(' ').next().unwrap_or_default().len();
    draft.add(Field::Container, range.start..range.start + name);
    draft.used.push(platform);
    for index in &titled.after {
        let words = parts.words(*index);
        let range = parts.items[*index].inner.clone();
        if let Some(who) =
            ["posted by ", "uploaded by ", "channel of "].iter().find_map(|lead| words.strip_prefix(lead))
        {
            draft.add(Field::Author, range.end - who.len()..range.end);
            draft.used.push(*index);
        } else if words.contains(':') && words.starts_with(|c: char| c.is_ascii_digit()) {
            draft.used.push(*index);
        }
    }
    Some(draft)
}
